import type { EntryFragment } from '../fragment.ts';

/** The edge itself: 80 % raises the signal and is not above 80 %. A week later it is 92 %. */
export const usageOf80Percent: EntryFragment = {
  cites: 'Entry Conditions: usage > 80 %; Step 1.1: current_usage >= plan_limit * 0.8',
  known: { health_score: 50 },
  tenure: { months: 7 },
  usage: { before: [20, 16, 12], from: [32, 12, 1] },
  score: { at: 'day 0', is: 25 },
  expect: {
    'day 0': ['signal high_usage', 'entered', 'exit not_ready'],
    'day 7': ['signal high_usage', 'entered', 'opportunity qualified {gap}'],
  },
  leadsTo: 'day 7',
};
