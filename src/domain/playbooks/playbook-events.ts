import type { EventSchema, PropertySchema } from '#pure/playbook';

const text = (meaning?: string): PropertySchema => ({
  type: 'text',
  required: true,
  ...(meaning === undefined ? {} : { meaning }),
});
const run = {
  playbook: text(),
  journey: text(),
  enrollment: text('The run of the journey'),
  from: text('The version that it was in'),
  version: text('The version that went live'),
};

/** What is told of versions of playbooks, as events of the accounts that they concern. */
export const playbookEvents: Readonly<Record<string, EventSchema>> = {
  'playbook.live': {
    meaning: 'A version of a playbook went live; the account is looked at with it',
    properties: { playbook: text(), version: text() },
  },
  'journey.move_requested': {
    meaning: 'Whoever published a version asks those inside an earlier one to come along, or to leave',
    properties: { ...run, publication: text() },
  },
  'journey.moved': {
    meaning: 'The account goes on in another version of the journey',
    properties: { ...run, step: text('Where it stood'), to: text('The step that took its place') },
  },
  'journey.stayed': {
    meaning: 'The account finishes on the version that it is in',
    properties: { ...run, reason: text() },
  },
};
