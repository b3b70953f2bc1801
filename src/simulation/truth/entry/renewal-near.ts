import type { EntryFragment } from '../fragment.ts';

/** 90 days to the end are near; it is seen as the contract is known, and starts nothing. */
export const renewalNear: EntryFragment = {
  cites: 'Contract Renewal: approaching renewal window; Step 1.1 has no trigger for it',
  known: { health_score: 85 },
  tenure: { months: 14 },
  daysToEnd: 90,
  usage: { before: [15, 15, 15], from: [30, 1] },
  score: { at: 'day 0', is: 55 },
  expect: { 'day -1': ['signal renewal_near'] },
};
