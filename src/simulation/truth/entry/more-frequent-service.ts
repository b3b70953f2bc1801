import type { EntryFragment } from '../fragment.ts';

/** A wish for more frequent service, at a score of 75. */
export const moreFrequentService: EntryFragment = {
  cites: 'Step 1.1: requested frequency > current frequency',
  known: { health_score: 85 },
  tenure: { months: 13 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [
    { at: 'day -10', do: { act: 'send', event: 'nps.submitted', says: { score: 9 } } },
    { at: '+1h', do: { act: 'send', event: 'service.frequency_increased', says: { requested: 4, current: 2 } } },
  ],
  score: { at: '+1h', is: 75 },
  expect: { '+1h': ['signal frequency_increased', 'entered', 'opportunity qualified {gap}'] },
  leadsTo: '+1h',
};
