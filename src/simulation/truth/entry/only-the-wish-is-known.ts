import type { EntryFragment } from '../fragment.ts';

/** Neither usage nor an answer nor health is known: unknown is not 0, and so not red. */
export const onlyTheWishIsKnown: EntryFragment = {
  cites: 'Entry Conditions: customer request; a score counts what is known',
  known: {},
  tenure: { months: 7 },
  plant: [{ at: '+1h', do: { act: 'send', event: 'upgrade.requested' } }],
  score: { at: '+1h', is: 10 },
  expect: { '+1h': ['entered', 'opportunity qualified {gap}'] },
  leadsTo: '+1h',
};
