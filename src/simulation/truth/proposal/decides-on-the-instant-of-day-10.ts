import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** The edge itself: who decides on the instant of day 10 is not asked any more. */
export const decidesOnTheInstantOfDay10: ProposalFragment = {
  cites: 'Step 3.3: day 10 email (if no response)',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
  ],
  plant: [{ at: 'proposal day 10', do: { act: 'decide', says: { decision: 'decline', reason: 'no' } } }],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 7': ['task decision_call'],
    'proposal day 10': [
      'decision decline',
      'opportunity lost {worth}',
      'task upgrade_review',
      'mail graceful_exit',
      'exit declined',
    ],
  },
};
