import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Health turns bad after the proposal: nothing more is asked. */
export const turnsRedWhileDeciding: ProposalFragment = {
  cites: 'Who is not well is not sold to: engagement factor',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    {
      to: 'mail decision_check',
      after: '48h',
      do: { act: 'send', event: 'account.identified', says: { traits: { health_score: 20 } } },
    },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 5': ['exit unhealthy', 'opportunity deferred {worth}'],
  },
};
