import type { EntryFragment } from '../fragment.ts';

/** The edge itself: a score of 70 is not above 70. Two days later a new property makes it 85. */
export const scoreOf70: EntryFragment = {
  cites: 'Stage 1, exit criteria: qualified (score > 70); Expansion Score Calculation: months > 12 is not 12',
  known: { health_score: 85 },
  tenure: { months: 12 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [
    { at: '+1h', do: { act: 'send', event: 'nps.submitted', says: { score: 9 } } },
    { at: 'day 2', do: { act: 'send', event: 'property.added', says: { address: '12 Elm Street' } } },
  ],
  score: { at: '+1h', is: 70 },
  expect: {
    '+1h': ['signal promoter', 'entered', 'exit not_ready'],
    'day 2': ['signal new_property', 'entered', 'opportunity qualified {gap}'],
  },
  leadsTo: 'day 2',
};
