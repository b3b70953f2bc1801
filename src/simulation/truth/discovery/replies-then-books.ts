import { major } from '../amounts.ts';
import type { DiscoveryFragment } from '../fragment.ts';

/** A reply asks a person to agree a time; the booking withdraws that. */
export const repliesThenBooks: DiscoveryFragment = {
  cites: 'Step 2.1: or reply with a good time to chat; Step 2.2: if no response or booking',
  enters: 'Mon 09:00',
  react: [
    { to: 'mail outreach', after: '24h', do: { act: 'reply' } },
    {
      to: 'task agree_a_time',
      after: '72h',
      do: { act: 'book', meeting: 'first', starts: 'day 15 14:00', ends: 'day 15 14:15' },
    },
    { to: 'task discovery_call', at: 'day 15 14:15', do: { act: 'complete' } },
    {
      to: 'task call_note',
      after: '24h',
      do: {
        act: 'complete',
        answers: (amounts) => ({
          held_on: '2026-01-20',
          status: 'interested',
          probability: 50,
          estimated_value: major(amounts, amounts.worth),
        }),
      },
    },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +24h': ['task agree_a_time'],
    'day 3 10:00 +96h': ['task discovery_call'],
    'day 15 14:15': ['done discovery_call', 'task call_note'],
    'day 15 14:15 +24h': ['done call_note', 'opportunity discovery {worth}'],
  },
  leadsTo: 'day 15 14:15',
};
