import type { DiscoveryFragment } from '../fragment.ts';

/** Day 6 is the time of day of the entry, 20:30 of a Sunday: it leaves on Monday at 8:00. */
export const entersInTheEvening: DiscoveryFragment = {
  cites: 'Step 2.2: day 6',
  enters: 'Mon 20:30',
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 7 08:00': ['mail outreach_follow_up'],
    'day 10': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
