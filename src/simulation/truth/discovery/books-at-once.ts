import { major } from '../amounts.ts';
import type { DiscoveryFragment } from '../fragment.ts';

/** Books a day after the outreach: no follow-up, the call, the note, interested. */
export const booksAtOnce: DiscoveryFragment = {
  cites: 'Steps 2.1 to 2.4',
  enters: 'Mon 09:00',
  react: [
    {
      to: 'mail outreach',
      after: '30h',
      do: { act: 'book', meeting: 'first', starts: 'day 8 14:00', ends: 'day 8 14:15' },
    },
    { to: 'task discovery_call', at: 'day 8 14:15', do: { act: 'complete' } },
    {
      to: 'task call_note',
      after: '24h',
      do: {
        act: 'complete',
        answers: (amounts) => ({
          held_on: '2026-01-13',
          status: 'interested',
          probability: 60,
          estimated_value: major(amounts, amounts.worth),
        }),
      },
    },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +30h': ['task discovery_call'],
    'day 8 14:15': ['done discovery_call', 'task call_note'],
    'day 8 14:15 +24h': ['done call_note', 'opportunity discovery {worth}'],
  },
  leadsTo: 'day 8 14:15',
};
