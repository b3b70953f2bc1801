import type { EntryFragment } from '../fragment.ts';

/** The edge itself: six months are mature, and give no points. */
export const sixMonthsToTheDay: EntryFragment = {
  cites: 'Lifecycle Stage: mature (6+ months tenure); tenure factor: months > 6',
  known: { health_score: 50 },
  tenure: { months: 6 },
  usage: { before: [18, 18, 18], from: [31, 1] },
  score: { at: 'day 0', is: 15 },
  expect: { 'day 0': ['signal high_usage', 'entered', 'opportunity qualified {gap}'] },
  leadsTo: 'day 0',
};
