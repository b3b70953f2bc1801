import type { SuccessFragment } from '../fragment.ts';

/** Checked in on a Saturday: the thanks wait for Monday, and the journey with them. */
export const thankedOnMonday: SuccessFragment = {
  cites: 'Step 4.5: send_success_email',
  follows: ['Wed 14:15'],
  react: [
    { to: 'task kick_off_call', after: '24h', do: { act: 'complete' } },
    { to: 'task configuration', after: '25h', do: { act: 'complete' } },
    {
      to: 'task first_service_visit',
      after: '120h',
      do: { act: 'send', event: 'service.completed', says: { type: 'inspection', value: 120 } },
    },
    { to: 'task check_in', after: '24h', do: { act: 'complete', answers: { satisfied: true } } },
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
    'day 30': ['mail check_in_ahead', 'task check_in'],
    'day 31': ['done check_in', 'satisfied yes', 'advocacy suggested'],
    'day 33 08:00': ['mail upgrade_success', 'exit success'],
  },
};
