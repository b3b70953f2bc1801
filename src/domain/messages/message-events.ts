import type { EventSchema, PropertySchema } from '#pure/playbook';

const text = (meaning: string, required = false): PropertySchema => ({ type: 'text', required, meaning });

const mail: Readonly<Record<string, PropertySchema>> = {
  id: text('Id of the message', true),
  message: text('Its name in the playbook'),
  to: text('Address'),
  subject: text('Subject line'),
  enrollment: text('The journey run that sent it'),
};
const sent: Readonly<Record<string, PropertySchema>> = {
  id: text('Id of the message', true),
  message: text('Its name in the playbook'),
  enrollment: text('The journey run that sent it'),
};
const withReason = (meaning: string): EventSchema => ({ meaning, properties: { ...mail, reason: text('Why') } });

export const messageEvents: Readonly<Record<string, EventSchema>> = {
  'email.sent': {
    meaning: 'A mail has left; `kept`: it stays on this machine, no SMTP server is set up',
    properties: { ...mail, kept: { type: 'bool', required: false, meaning: 'It did not leave this machine' } },
  },
  'email.bounced': withReason('The mail server refused it for good'),
  'email.failed': withReason('It was given up: after many tries, or because its text was refused'),
  'email.dropped': withReason('It was not sent: too late, its journey left, or a person’s word'),
  'email.in_doubt': withReason('Nobody knows whether it arrived; a person decides'),
  'email.refused': {
    meaning: 'It could not be written: something that it needs is missing',
    properties: {
      effect: text('Id of the message'),
      step: text('The step that wanted it'),
      reason: text('Which kind of thing is missing'),
      message: text('What is missing, in words'),
    },
  },
  'message.written': {
    meaning: 'A message was written to a contact; `review`: a person looks at it before it leaves',
    properties: {
      ...sent,
      review: { type: 'bool', required: false, meaning: 'It waits for a person' },
    },
  },
  'message.approved': {
    meaning: 'A person let a message go that waited for them',
    properties: { ...sent, by: text('Who') },
  },
  'message.discarded': {
    meaning: 'A person took a message away that waited for them',
    properties: { ...sent, by: text('Who'), reason: text('Why') },
  },
  'email.clicked': {
    meaning: 'A customer has followed a link of a message',
    properties: {
      ...sent,
      link: { type: 'number', required: false, meaning: 'Its place in the text, from 1' },
      url: text('Where it leads'),
    },
  },
  'email.answered': {
    meaning: 'A customer has answered by a button of a message',
    properties: {
      ...sent,
      answer: text('Its name in the playbook', true),
      opportunity: text('Opportunity it is about'),
    },
  },
  'email.unsubscribed': {
    meaning: 'A customer wants no more mail that they did not ask for',
    properties: { ...sent, id: text('Id of the message by which they said so') },
  },
  'email.replied': {
    meaning: 'A customer has answered',
    properties: {
      message: text('Name of the message it answers'),
      id: text('Id of that message'),
      text: text('What was written'),
    },
  },
};
