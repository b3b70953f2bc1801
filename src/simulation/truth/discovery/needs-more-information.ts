import { major } from '../amounts.ts';
import type { DiscoveryFragment } from '../fragment.ts';

/** The first call is not enough; after another one the customer is interested. */
export const needsMoreInformation: DiscoveryFragment = {
  cites: 'Step 2.4: Interested / Needs More Info / Not Now',
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
      do: { act: 'complete', answers: { held_on: '2026-01-13', status: 'needs_more_info', probability: 30 } },
    },
    {
      to: 'task agree_a_time',
      after: '48h',
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
          probability: 50,
          estimated_value: major(amounts, amounts.worth),
        }),
      },
    },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +30h': ['task discovery_call'],
    'day 8 14:15': ['done discovery_call', 'task call_note'],
    'day 8 14:15 +24h': ['done call_note', 'opportunity discovery {gap}', 'task agree_a_time'],
    'day 8 14:15 +72h': ['task discovery_call'],
    'day 15 14:15': ['done discovery_call', 'task call_note'],
    'day 15 14:15 +24h': ['done call_note', 'opportunity discovery {worth}'],
  },
  leadsTo: 'day 15 14:15',
};
