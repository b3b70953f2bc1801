import type { EntryFragment } from '../fragment.ts';

/** The edge below: 8 is no promoter, and gives 10. */
export const npsOf8: EntryFragment = {
  cites: 'Positive NPS: 9-10; NPS factor: >= 7 gives 10',
  known: { health_score: 85 },
  tenure: { months: 14 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [{ at: '+1h', do: { act: 'send', event: 'nps.submitted', says: { score: 8 } } }],
  score: { at: '+1h', is: 65 },
  expect: {},
};
