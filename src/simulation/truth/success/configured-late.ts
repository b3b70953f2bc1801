import type { SuccessFragment } from '../fragment.ts';

/** After two days a colleague hears that the configuration is not done. */
export const configuredLate: SuccessFragment = {
  cites: 'Implementation: service configuration (1-2 days)',
  follows: ['Wed 14:15', 'Fri 14:15', 'Sat 14:15'],
  react: [
    { to: 'task kick_off_call', after: '24h', do: { act: 'complete' } },
    { to: 'task configuration', after: '72h', do: { act: 'complete' } },
    {
      to: 'task first_service_visit',
      after: '120h',
      do: { act: 'send', event: 'service.completed', says: { type: 'inspection', value: 120 } },
    },
    { to: 'task check_in', after: '72h', do: { act: 'complete', answers: { satisfied: true } } },
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
    'day 2': ['task configuration_overdue'],
    '+72h': ['done configuration'],
    '+144h': ['mail first_service'],
    'day 30': ['mail check_in_ahead', 'task check_in'],
    'day 30 +72h': ['done check_in', 'satisfied yes', 'advocacy suggested', 'mail upgrade_success', 'exit success'],
  },
};
