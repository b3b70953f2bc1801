import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Has replied, so that day 10 sends nothing; decides after day 20. */
export const repliesAndUpgradesLate: ProposalFragment = {
  cites: 'Step 3.3: day 10 email (if no response)',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    { to: 'mail decision_check', after: '48h', do: { act: 'reply' } },
    { to: 'task decide_or_close', after: '24h', do: { act: 'decide', says: { decision: 'upgrade', option: 'b' } } },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 7': ['task decision_call'],
    'proposal day 20': ['task decide_or_close'],
    'proposal day 21': ['decision upgrade', 'order {optionB} a month, {moreB} a year more', 'opportunity won {worth}'],
  },
  leadsTo: 'proposal day 21',
};
