import type { DiscoveryFragment } from '../fragment.ts';

/** The edge itself: a reply on the instant at which day 10 ends the wait is in time. */
export const repliesOnTheLastInstant: DiscoveryFragment = {
  cites: 'Stage 2: days 3-10',
  enters: 'Mon 09:00',
  plant: [{ at: 'day 10', do: { act: 'reply' } }],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 7 08:00': ['mail outreach_follow_up'],
    'day 10': ['task agree_a_time'],
    'day 24': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
