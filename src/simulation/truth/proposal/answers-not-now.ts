import type { ProposalFragment } from '../fragment.ts';
import { twoOptions } from './two-options.ts';

/** Presses "not right now" in the last mail and names a day: what a colleague could have recorded. */
export const answersNotNow: ProposalFragment = {
  cites: 'Step 3.3: Not right now: when should I check back?; Step 3.4: if defer',
  follows: ['Tue 14:15'],
  sent: '+72h',
  react: [
    { to: 'task proposal', after: '24h', do: { act: 'complete', answers: twoOptions } },
    { to: 'task review_document', after: '24h', do: { act: 'approve' } },
    {
      to: 'mail decision_last',
      after: '68h',
      do: {
        act: 'answer',
        answer: 'not_now',
        event: 'decision.recorded',
        says: { decision: 'defer', reason: 'after the season' },
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
    'proposal day 10': ['mail decision_last'],
    'proposal day 13 10:15': ['decision defer', 'opportunity deferred {worth}', 'joins nurture', 'exit deferred'],
    'proposal day 24 00:00': ['entered', 'opportunity qualified {worth}', 'leaves nurture'],
    'proposal day 27 10:00': ['mail outreach'],
    'proposal day 31 08:00': ['mail outreach_follow_up'],
    'proposal day 34 00:00': ['exit future_nurture', 'opportunity deferred {worth}'],
  },
};
