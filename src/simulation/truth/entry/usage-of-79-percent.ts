import type { EntryFragment } from '../fragment.ts';

/** Below 80 % nothing is seen. */
export const usageOf79Percent: EntryFragment = {
  cites: 'Step 1.1: current_usage >= plan_limit * 0.8',
  known: { health_score: 85 },
  tenure: { months: 14 },
  usage: { before: [16, 16, 16], from: [31, 0, 1] },
  score: { at: 'day 0', is: 55 },
  expect: {},
};
