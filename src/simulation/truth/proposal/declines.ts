import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Says no: a review in six months, and a mail that leaves with grace. */
export const declines: ProposalFragment = {
  cites: 'Step 3.4: if decline',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    {
      to: 'mail decision_check',
      after: '48h',
      do: { act: 'decide', says: { decision: 'decline', reason: 'too expensive' } },
    },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 5': [
      'decision decline',
      'opportunity lost {worth}',
      'task upgrade_review',
      'mail graceful_exit',
      'exit declined',
    ],
  },
};
