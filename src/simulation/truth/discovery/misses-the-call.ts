import type { DiscoveryFragment } from '../fragment.ts';

/** Who does not come and books no more is kept for later. */
export const missesTheCall: DiscoveryFragment = {
  cites: 'Step 2.3; exit to future nurture',
  enters: 'Mon 09:00',
  react: [
    {
      to: 'mail outreach',
      after: '30h',
      do: { act: 'book', meeting: 'first', starts: 'day 8 14:00', ends: 'day 8 14:15' },
    },
    { to: 'task discovery_call', at: 'day 9 16:00', do: { act: 'miss', meeting: 'first' } },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +30h': ['task discovery_call'],
    'day 9 16:00': ['task agree_a_time'],
    'day 23 16:00': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
