import { major } from '../amounts.ts';
import type { DiscoveryFragment } from '../fragment.ts';

/** A cancelled meeting asks for a time again. */
export const cancelsAndBooksAgain: DiscoveryFragment = {
  cites: 'Step 2.3: when meeting scheduled',
  enters: 'Mon 09:00',
  react: [
    {
      to: 'mail outreach',
      after: '30h',
      do: { act: 'book', meeting: 'first', starts: 'day 8 14:00', ends: 'day 8 14:15' },
    },
    { to: 'task discovery_call', after: '48h', do: { act: 'cancel', meeting: 'first' } },
    {
      to: 'task agree_a_time',
      after: '72h',
      do: { act: 'book', meeting: 'second', starts: 'day 15 14:00', ends: 'day 15 14:15' },
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
          probability: 40,
          estimated_value: major(amounts, amounts.worth),
        }),
      },
    },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +30h': ['task discovery_call'],
    'day 3 10:00 +78h': ['task agree_a_time'],
    'day 3 10:00 +150h': ['task discovery_call'],
    'day 15 14:15': ['done discovery_call', 'task call_note'],
    'day 15 14:15 +24h': ['done call_note', 'opportunity discovery {worth}'],
  },
  leadsTo: 'day 15 14:15',
};
