import type { EntryFragment } from '../fragment.ts';

/** 15 points of growth lift 65 to 80. */
export const newProperty: EntryFragment = {
  cites: 'Additional Properties; growth signals: 15 points',
  known: { health_score: 85 },
  tenure: { months: 13 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [
    { at: 'day -10', do: { act: 'send', event: 'nps.submitted', says: { score: 8 } } },
    { at: '+1h', do: { act: 'send', event: 'property.added', says: { address: '4 Mill Lane' } } },
  ],
  score: { at: '+1h', is: 80 },
  expect: { '+1h': ['signal new_property', 'entered', 'opportunity qualified {gap}'] },
  leadsTo: '+1h',
};
