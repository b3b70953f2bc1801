import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** The mail waits for Monday, and the journey with it. */
export const declinesOnASaturday: ProposalFragment = {
  cites: 'Step 3.4: if decline: send_graceful_exit_email',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    {
      to: 'mail proposal_delivery',
      after: '24h',
      do: { act: 'decide', says: { decision: 'decline', reason: 'sold the house' } },
    },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 1': ['decision decline', 'opportunity lost {worth}', 'task upgrade_review'],
    'proposal day 3 08:00': ['mail graceful_exit', 'exit declined'],
  },
};
