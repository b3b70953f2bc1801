import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Has replied twice at three in the afternoon: after the deferral the outreach leaves at that hour. */
export const comesBackAtTheBestHour: ProposalFragment = {
  cites: 'Step 2.1: optimal send time; Step 3.4: if defer',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    { to: 'mail proposal_delivery', after: '25h', do: { act: 'reply' } },
    { to: 'mail decision_check', after: '49h', do: { act: 'reply' } },
    {
      to: 'task decision_call',
      after: '24h',
      do: {
        act: 'decide',
        says: { decision: 'defer', reason: 'next quarter' },
        on: { follow_up_on: 'proposal day 24' },
      },
    },
  ],
  expect: {
    '+24h': ['task proposal'],
    '+48h': ['done proposal', 'task review_document'],
    '+72h': ['done review_document', 'mail proposal_delivery', 'sent proposal', 'opportunity proposal {worth}'],
    'proposal day 3': ['mail decision_check'],
    'proposal day 7': ['task decision_call'],
    'proposal day 8': ['decision defer', 'opportunity deferred {worth}', 'joins nurture', 'exit deferred'],
    'proposal day 24 00:00': ['entered', 'opportunity qualified {worth}', 'leaves nurture'],
    'proposal day 27 15:00': ['mail outreach'],
    'proposal day 31 08:00': ['mail outreach_follow_up'],
    'proposal day 34 00:00': ['exit future_nurture', 'opportunity deferred {worth}'],
  },
};
