import type { EntryFragment } from '../fragment.ts';

/** The next score above 70 that the factors can give. */
export const scoreOf75: EntryFragment = {
  cites: 'Stage 1, exit criteria: qualified (score > 70); Step 1.1: nps_score >= 9',
  known: { health_score: 85 },
  tenure: { months: 13 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [{ at: '+1h', do: { act: 'send', event: 'nps.submitted', says: { score: 9 } } }],
  score: { at: '+1h', is: 75 },
  expect: { '+1h': ['signal promoter', 'entered', 'opportunity qualified {gap}'] },
  leadsTo: '+1h',
};
