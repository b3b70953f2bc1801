import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Asked on days 3, 7 and 10, and by a colleague on day 20; two weeks later it is closed. */
export const neverDecides: ProposalFragment = {
  cites: 'Step 3.3: day 3, 7, 10 after proposal',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 7': ['task decision_call'],
    'proposal day 10': ['mail decision_last'],
    'proposal day 20': ['task decide_or_close'],
    'proposal day 34': ['opportunity lost {worth}', 'exit no_decision'],
  },
};
