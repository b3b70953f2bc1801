import type { EntryFragment } from '../fragment.ts';

/** A request enters whatever score and usage say. */
export const customerAsks: EntryFragment = {
  cites: 'Entry Conditions: customer request',
  known: { health_score: 50 },
  tenure: { months: 8 },
  usage: { before: [2, 2, 2], from: [4, 1] },
  plant: [{ at: '+1h', do: { act: 'send', event: 'upgrade.requested', says: { note: 'What would more cost?' } } }],
  score: { at: '+1h', is: 10 },
  expect: { '+1h': ['entered', 'opportunity qualified {gap}'] },
  leadsTo: '+1h',
};
