import { major } from '../amounts.ts';
import type { DiscoveryFragment } from '../fragment.ts';

/** Day 3 is a Saturday: the outreach leaves at the best hour of Monday. Booked after the follow-up of Tuesday. */
export const entersOnAWednesday: DiscoveryFragment = {
  cites: 'Step 2.1: day 3, optimal send time; Step 2.2: day 6',
  enters: 'Wed 09:00',
  react: [
    {
      to: 'mail outreach',
      after: '54h',
      do: { act: 'book', meeting: 'first', starts: 'day 13 14:00', ends: 'day 13 14:15' },
    },
    { to: 'task discovery_call', at: 'day 13 14:15', do: { act: 'complete' } },
    {
      to: 'task call_note',
      after: '24h',
      do: {
        act: 'complete',
        answers: (amounts) => ({
          held_on: '2026-01-20',
          status: 'interested',
          probability: 80,
          estimated_value: major(amounts, amounts.worth),
        }),
      },
    },
  ],
  expect: {
    'day 5 10:00': ['mail outreach'],
    'day 6': ['mail outreach_follow_up'],
    'day 5 10:00 +54h': ['task discovery_call'],
    'day 13 14:15': ['done discovery_call', 'task call_note'],
    'day 13 14:15 +24h': ['done call_note', 'opportunity discovery {worth}'],
  },
  leadsTo: 'day 13 14:15',
};
