import type { DiscoveryFragment } from '../fragment.ts';

/** The follow-up of day 6 falls on a Sunday and leaves on Monday; then it is over. */
export const nobodyAnswers: DiscoveryFragment = {
  cites: 'Step 2.1: day 3; Step 2.2: day 6 (if no response or booking); Stage 2: days 3-10',
  enters: 'Mon 09:00',
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 7 08:00': ['mail outreach_follow_up'],
    'day 10': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
