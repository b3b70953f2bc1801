import type { DiscoveryFragment } from '../fragment.ts';

/** Health turns bad while the answer is awaited: nothing more is sent. */
export const turnsRed: DiscoveryFragment = {
  cites: 'Who is not well is not sold to: engagement factor',
  enters: 'Mon 09:00',
  react: [
    {
      to: 'mail outreach',
      after: '24h',
      do: { act: 'send', event: 'account.identified', says: { traits: { health_score: 20 } } },
    },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +24h': ['exit unhealthy', 'opportunity deferred {gap}'],
  },
};
