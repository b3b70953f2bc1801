import type { SuccessFragment } from '../fragment.ts';

/** Health turns bad after the upgrade: it ends, and what was won stays won. */
export const turnsRedAfterwards: SuccessFragment = {
  cites: 'Who is not well is not sold to: engagement factor',
  follows: ['Wed 14:15', 'Fri 14:15', 'Sat 14:15'],
  react: [
    { to: 'task kick_off_call', after: '24h', do: { act: 'complete' } },
    { to: 'task configuration', after: '25h', do: { act: 'complete' } },
    {
      to: 'task first_service_visit',
      after: '72h',
      do: { act: 'send', event: 'account.identified', says: { traits: { health_score: 20 } } },
    },
  ],
  expect: {
    '+0h': [
      'mail upgrade_confirmation',
      'notice upgrade_for_operations',
      'notice upgrade_won',
      'task kick_off_call',
      'task configuration',
      'task first_service_visit',
    ],
    '+24h': ['done kick_off_call'],
    '+25h': ['done configuration'],
    '+72h': ['exit unhealthy'],
  },
};
