import type { EntryFragment } from '../fragment.ts';

/** A promoter at 92 % of the plan: 25 for usage, 25 for health, 15 for tenure, 20 for NPS. */
export const promoterNearTheLimit: EntryFragment = {
  cites: 'Expansion Score Calculation; Step 1.1: usage >= 80 % of the limit',
  known: { health_score: 85 },
  tenure: { months: 14 },
  usage: { before: [20, 20, 20], from: [32, 1] },
  plant: [{ at: 'day -10', do: { act: 'send', event: 'nps.submitted', says: { score: 10 } } }],
  score: { at: 'day 0', is: 85 },
  expect: { 'day 0': ['signal high_usage', 'entered', 'opportunity qualified {gap}'] },
  leadsTo: 'day 0',
};
