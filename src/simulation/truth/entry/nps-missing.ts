import type { EntryFragment } from '../fragment.ts';

/** An answer that nobody gave gives no points: 70, and not ready. */
export const npsMissing: EntryFragment = {
  cites: 'NPS factor; Stage 1, exit criteria: qualified (score > 70)',
  known: { health_score: 85 },
  tenure: { months: 13 },
  usage: { before: [15, 15, 15], from: [30, 1] },
  plant: [{ at: '+1h', do: { act: 'send', event: 'property.added' } }],
  score: { at: '+1h', is: 70 },
  expect: { '+1h': ['signal new_property', 'entered', 'exit not_ready'] },
};
