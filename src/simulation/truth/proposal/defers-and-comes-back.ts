import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Asks to be asked again on a Monday, and then does not answer. */
export const defersAndComesBack: ProposalFragment = {
  cites: 'Step 3.4: if defer; set_follow_up_date, add_to_nurture_segment',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    {
      to: 'mail decision_check',
      after: '48h',
      do: {
        act: 'decide',
        says: { decision: 'defer', reason: 'after the budget' },
        on: { follow_up_on: 'proposal day 24' },
      },
    },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 5': ['decision defer', 'opportunity deferred {worth}', 'joins nurture', 'exit deferred'],
    'proposal day 24 00:00': ['entered', 'opportunity qualified {worth}', 'leaves nurture'],
    'proposal day 27 10:00': ['mail outreach'],
    'proposal day 31 08:00': ['mail outreach_follow_up'],
    'proposal day 34 00:00': ['exit future_nurture', 'opportunity deferred {worth}'],
  },
};
