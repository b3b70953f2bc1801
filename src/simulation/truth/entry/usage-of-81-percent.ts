import type { EntryFragment } from '../fragment.ts';

/** Usage alone is enough, whatever the score. */
export const usageOf81Percent: EntryFragment = {
  cites: 'Entry Conditions: expansion score > 70 OR usage > 80 %',
  known: { health_score: 50 },
  tenure: { months: 7 },
  usage: { before: [17, 17, 17], from: [30, 1] },
  score: { at: 'day 0', is: 25 },
  expect: { 'day 0': ['signal high_usage', 'entered', 'opportunity qualified {gap}'] },
  leadsTo: 'day 0',
};
