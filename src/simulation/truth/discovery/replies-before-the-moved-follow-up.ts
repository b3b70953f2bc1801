import type { DiscoveryFragment } from '../fragment.ts';

/** The follow-up wanted to leave on Sunday morning and waits for Monday: a reply of Sunday drops it. */
export const repliesBeforeTheMovedFollowUp: DiscoveryFragment = {
  cites: 'Step 2.2: if no response or booking',
  enters: 'Mon 09:00',
  plant: [{ at: 'day 6 15:00', do: { act: 'reply' } }],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 6 15:00': ['task agree_a_time'],
    'day 20 15:00': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
