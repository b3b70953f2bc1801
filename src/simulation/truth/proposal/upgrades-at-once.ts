import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Decides on the Saturday after the proposal: option a. Nothing is asked any more. */
export const upgradesAtOnce: ProposalFragment = {
  cites: 'Step 3.4: if upgrade',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    { to: 'mail proposal_delivery', after: '24h', do: { act: 'decide', says: { decision: 'upgrade', option: 'a' } } },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 1': ['decision upgrade', 'order {optionA} a month, {moreA} a year more', 'opportunity won {worth}'],
  },
  leadsTo: 'proposal day 1',
};
