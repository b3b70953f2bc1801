import type { EntryFragment } from '../fragment.ts';

/** Health below 40 is red: found, and left alone at once. */
export const notWell: EntryFragment = {
  cites: 'Who is not well is not sold to: engagement factor',
  known: { health_score: 39 },
  tenure: { months: 14 },
  usage: { before: [21, 21, 21], from: [32, 1] },
  score: { at: 'day 0', is: 40 },
  expect: { 'day 0': ['signal high_usage', 'entered', 'exit unhealthy'] },
};
