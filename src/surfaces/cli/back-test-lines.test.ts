import { expect, test } from 'vitest';
import { emptySummary } from '#domain/back-tests';
import { backTestLines } from './back-test-lines.ts';

test('a back-test is told by name, with what new signals ended in and what only today knows', () => {
  const text = backTestLines({
    ...emptySummary(),
    accounts: 1200,
    changed: 3,
    bandsNow: 2,
    signals: {
      'p.high': {
        ...{ comes: 5, goes: 1, moves: 2, live: 40, draft: 44 },
        outcomes: { expansion: 3, churn: 1, neither: 0, undecided: 1 },
      },
    },
    onlyToday: { 'account.plan_limit': 7 },
  }).join('\n');
  expect(text).toContain('1,200 accounts and 0 events replayed; 3 accounts would have gone otherwise');
  expect(text).toMatch(/p\.high +40 +44 +5 +1 +2$/m);
  expect(text).toContain('of the new: 3 to expansion, 1 to churn, 0 to neither, 1 not known yet');
  expect(text).toContain("account.plan_limit: today's value used for 7 accounts");
  expect(text).not.toContain('could not be replayed');
});
