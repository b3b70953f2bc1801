import type { EntryFragment } from '../fragment.ts';

/** The edge itself, and no more than that: seen, looked at, and not ready. */
export const usageOf80PercentOnce: EntryFragment = {
  cites: 'Entry Conditions: usage > 80 %; Stage 1: qualified or disqualified',
  known: { health_score: 70 },
  tenure: { months: 20 },
  usage: { before: [16, 16, 16], from: [32, 0, 1] },
  score: { at: 'day 0', is: 45 },
  expect: { 'day 0': ['signal high_usage', 'entered', 'exit not_ready'] },
};
