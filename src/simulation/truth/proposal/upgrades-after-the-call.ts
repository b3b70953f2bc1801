import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Decides a day after the call of day 7 was asked for: that task is withdrawn. */
export const upgradesAfterTheCall: ProposalFragment = {
  cites: 'Step 3.3: day 7 phone call task; Step 3.4: if upgrade',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    { to: 'task decision_call', after: '24h', do: { act: 'decide', says: { decision: 'upgrade', option: 'a' } } },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 7': ['task decision_call'],
    'proposal day 8': ['decision upgrade', 'order {optionA} a month, {moreA} a year more', 'opportunity won {worth}'],
  },
  leadsTo: 'proposal day 8',
};
