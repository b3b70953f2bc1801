import type { SuccessFragment } from '../fragment.ts';

/** The first service did not meet what was expected: an issue, which has to be solved first. */
export const complainsOfTheFirstService: SuccessFragment = {
  cites: 'Step 4.3: could be better; Step 4.5: no_open_issues',
  follows: ['Wed 14:15', 'Fri 14:15', 'Sat 14:15'],
  react: [
    { to: 'task kick_off_call', after: '24h', do: { act: 'complete' } },
    { to: 'task configuration', after: '25h', do: { act: 'complete' } },
    {
      to: 'task first_service_visit',
      after: '120h',
      do: { act: 'send', event: 'service.completed', says: { type: 'inspection', value: 120 } },
    },
    {
      to: 'mail first_service',
      after: '24h',
      do: { act: 'answer', answer: 'not_met', event: 'service.feedback', says: { met: false, comment: 'too late' } },
    },
    { to: 'task issue', after: '72h', do: { act: 'complete' } },
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
    '+25h': ['done configuration'],
    '+144h': ['mail first_service'],
    '+168h': ['task issue'],
    '+240h': ['done issue'],
    'day 30': ['mail check_in_ahead', 'task check_in'],
    'day 30 +72h': ['done check_in', 'satisfied yes', 'advocacy suggested', 'mail upgrade_success', 'exit success'],
  },
};
