import type { EventSchema } from '#pure/playbook';

const text = { type: 'text', required: true } as const;

/** What the engine says of journeys, as events of the account. */
export const journeyEvents: Readonly<Record<string, EventSchema>> = {
  'journey.entered': {
    meaning: 'The account entered a journey',
    properties: { playbook: text, journey: text, enrollment: text, on: text },
  },
  'journey.held_out': {
    meaning: 'The account would have entered a journey and is left alone, to compare with',
    properties: { playbook: text, journey: text, enrollment: text, on: text },
  },
  'journey.exited': {
    meaning: 'The account left a journey with an outcome',
    properties: { playbook: text, journey: text, enrollment: text, outcome: text },
  },
};
