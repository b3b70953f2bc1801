import type { EntryFragment } from '../fragment.ts';

/** A day less is too young, also for a request. */
export const aDayShortOfSixMonths: EntryFragment = {
  cites: 'Lifecycle Stage: mature (6+ months tenure)',
  known: { health_score: 85 },
  tenure: { months: 6, lessDays: 1 },
  usage: { before: [18, 18, 18], from: [31, 1] },
  plant: [{ at: '+1h', do: { act: 'send', event: 'upgrade.requested' } }],
  score: { at: '+1h', is: 40 },
  expect: { 'day 0': ['signal high_usage'] },
};
