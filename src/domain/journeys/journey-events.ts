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
};

/** What the engine says of journeys, as events of the account. */
export const journeyEvents: Readonly<Record<string, EventSchema>> = {
  'journey.entered': {
    meaning: 'The account entered a journey',
    properties: { ...run, on: text('The event that entered it') },
  },
  'journey.held_out': {
    meaning: 'The account would have entered a journey and is left alone, to compare with',
    properties: { ...run, on: text('The event that would have entered it') },
  },
  'journey.exited': {
    meaning: 'The account left a journey with an outcome',
    properties: { ...run, outcome: text() },
  },
  'journey.requested': {
    meaning: 'Another journey, or health, asks for this one to be started',
    properties: {
      journey: text(),
      playbook: { type: 'text', required: false, meaning: 'Whose journey; absent: of any that is live' },
      by: { type: 'text', required: false, meaning: 'The journey run that asks; absent: health' },
    },
  },
  'journey.resumed': {
    meaning: 'A paused journey goes on for everybody',
    properties: { playbook: text(), journey: text() },
  },
  'enrollment.paused': {
    meaning: 'A person lets the account stand still in a journey',
    properties: { ...run, by: text('Who'), reason: { type: 'text', required: false, meaning: 'Why' } },
  },
  'enrollment.resumed': {
    meaning: 'A person lets the account go on in a journey',
    properties: { ...run, by: text('Who') },
  },
  'enrollment.ended': {
    meaning: 'A person takes the account out of a journey',
    properties: { ...run, by: text('Who'), reason: { type: 'text', required: false, meaning: 'Why' } },
  },
  'stage.overdue': {
    meaning: 'The time that a stage should take has passed',
    properties: { enrollment: run.enrollment, journey: text(), stage: text() },
  },
  'stage.checked': {
    meaning: 'A person ticked what has to be done before a stage is left',
    properties: { enrollment: run.enrollment, check: text('What is done, as the playbook writes it') },
  },
  'risk.noticed': {
    meaning: 'A risk that a journey watches for has come true',
    properties: { enrollment: run.enrollment, journey: text(), risk: text() },
  },
  'follow_up.due': {
    meaning: 'The day has come on which an account comes back to a journey that it left',
    properties: {
      ...run,
      enrollment: text('The run that was left'),
      from: { type: 'text', required: false, meaning: 'The stage that it starts with' },
    },
  },
};
