import type { DiscoveryFragment } from '../fragment.ts';

/** A minute after day 10 has ended the wait, a reply changes nothing. */
export const repliesAMinuteLate: DiscoveryFragment = {
  cites: 'Stage 2: days 3-10',
  enters: 'Mon 09:00',
  plant: [{ at: 'day 10 +1m', do: { act: 'reply' } }],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 7 08:00': ['mail outreach_follow_up'],
    'day 10': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
