import type { EventSchema, PropertySchema } from '#pure/playbook';

const text = (meaning: string, required = false): PropertySchema => ({ type: 'text', required, meaning });

const call: Readonly<Record<string, PropertySchema>> = {
  id: text('Id of the notification', true),
  message: text('Its name in the playbook'),
  enrollment: text('The journey run that told it'),
};
const withReason = (meaning: string): EventSchema => ({ meaning, properties: { ...call, reason: text('Why') } });

export const notificationEvents: Readonly<Record<string, EventSchema>> = {
  'notification.made': {
    meaning: 'Colleagues were told something',
    properties: { ...call, people: { type: 'list(text)', required: false, meaning: 'Who: ids of people' } },
  },
  'notify.refused': {
    meaning: 'Colleagues could not be told: nobody is there, or something that the text needs is missing',
    properties: {
      effect: text('Id of the notification'),
      step: text('The step that wanted it'),
      reason: text('Which kind of thing is missing'),
      message: text('What is missing, in words'),
    },
  },
  'webhook.sent': {
    meaning: 'The webhook has taken a notification; `kept`: there is no webhook any more',
    properties: { ...call, kept: { type: 'bool', required: false, meaning: 'It did not leave this machine' } },
  },
  'webhook.bounced': withReason('The webhook refused a notification for good'),
  'webhook.failed': withReason('A notification for the webhook was given up after many tries'),
  'webhook.dropped': withReason('A notification was not sent to the webhook: it would have come too late'),
};
