import type { DiscoveryFragment } from '../fragment.ts';

/** The call was held, and it is not the time. */
export const notNow: DiscoveryFragment = {
  cites: 'Step 2.4: Not Now; exit to future nurture',
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
      do: { act: 'complete', answers: { held_on: '2026-01-13', status: 'not_now', probability: 10 } },
    },
  ],
  expect: {
    'day 3 10:00': ['mail outreach'],
    'day 3 10:00 +30h': ['task discovery_call'],
    'day 8 14:15': ['done discovery_call', 'task call_note'],
    'day 8 14:15 +24h': [
      'done call_note',
      'opportunity discovery {gap}',
      'exit future_nurture',
      'opportunity deferred {gap}',
    ],
  },
};
