import type { EntryFragment } from '../fragment.ts';

/** A question about a feature is seen and starts nothing. */
export const featureRequest: EntryFragment = {
  cites: 'Feature Requests; Step 1.1 has no trigger for them',
  known: { health_score: 85 },
  tenure: { months: 14 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [
    { at: 'day -10', do: { act: 'send', event: 'nps.submitted', says: { score: 8 } } },
    { at: '+1h', do: { act: 'send', event: 'feature.requested', says: { feature: 'emergency visits' } } },
  ],
  score: { at: '+1h', is: 65 },
  expect: { '+1h': ['signal feature_requested'] },
};
