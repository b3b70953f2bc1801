import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Decides two days after the mail of day 3: option b. */
export const upgradesAfterTheCheck: ProposalFragment = {
  cites: 'Step 3.3: day 3 email; Step 3.4: if upgrade',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    { to: 'mail decision_check', after: '48h', do: { act: 'decide', says: { decision: 'upgrade', option: 'b' } } },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 5': ['decision upgrade', 'order {optionB} a month, {moreB} a year more', 'opportunity won {worth}'],
  },
  leadsTo: 'proposal day 5',
};
