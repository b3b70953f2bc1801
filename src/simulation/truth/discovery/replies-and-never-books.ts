import type { DiscoveryFragment } from '../fragment.ts';

/** 14 days after a reply without a booking it is over. */
export const repliesAndNeverBooks: DiscoveryFragment = {
  cites: 'Step 2.2; exit to future nurture',
  enters: 'Mon 09:00',
  react: [{ to: 'mail outreach', after: '26h', do: { act: 'reply' } }],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 4 12:00': ['task agree_a_time'],
    'day 18 12:00': ['exit future_nurture', 'opportunity deferred {gap}'],
  },
};
