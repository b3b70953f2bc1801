import type { EntryFragment } from '../fragment.ts';

/** Who asks is never held out. */
export const heldOutAndAsks: EntryFragment = {
  cites: 'Entry Conditions: customer request',
  known: { health_score: 85 },
  tenure: { months: 14 },
  usage: { before: [20, 20, 20], from: [32, 1] },
  plant: [
    { at: 'day -10', do: { act: 'send', event: 'nps.submitted', says: { score: 10 } } },
    { at: 'day 14', do: { act: 'send', event: 'upgrade.requested' } },
  ],
  heldOut: true,
  score: { at: 'day 0', is: 85 },
  expect: {
    'day 0': ['signal high_usage', 'held out'],
    'day 14': ['entered', 'opportunity qualified {gap}'],
  },
  leadsTo: 'day 14',
};
