import type { EventSchema } from '#pure/playbook';

const answer = (meaning: string, scale: string): EventSchema => ({
  meaning,
  isSent: true,
  properties: {
    score: { type: 'number', required: true, meaning: scale },
    comment: { type: 'text', required: false, meaning: 'In their own words' },
  },
});

/** Answers to surveys; whose they are is the event's contact. */
export const surveyEvents: Readonly<Record<string, EventSchema>> = {
  'nps.submitted': answer('The customer said how likely they are to recommend you', '0 to 10'),
  'csat.submitted': answer('The customer said how content they are', '1 to 5'),
  'ces.submitted': answer('The customer said how easy it was', '1 (hard) to 7 (easy)'),
};
