import type { SuccessFragment } from '../fragment.ts';

/** Satisfied, and yet no service: two more check-ins, then it ends. */
export const neverServed: SuccessFragment = {
  cites: 'Step 4.5: services_completed >= 1',
  follows: ['Sat 14:15'],
  react: [
    { to: 'task kick_off_call', after: '24h', do: { act: 'complete' } },
    { to: 'task configuration', after: '25h', do: { act: 'complete' } },
    { to: 'task check_in', after: '48h', do: { act: 'complete', answers: { satisfied: true } } },
    { to: 'task check_in', after: '48h', do: { act: 'complete', answers: { satisfied: true } } },
    { to: 'task check_in', after: '48h', do: { act: 'complete', answers: { satisfied: true } } },
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
    'day 7': ['task first_service_overdue'],
    'day 30': ['mail check_in_ahead', 'task check_in'],
    'day 32': ['done check_in', 'satisfied yes', 'task issue', 'task follow_up'],
    'day 46': ['task check_in'],
    'day 48': ['done check_in', 'satisfied yes', 'task issue', 'task follow_up'],
    'day 62': ['task check_in'],
    'day 62 +48h': ['done check_in', 'satisfied yes', 'exit unsatisfied'],
  },
};
