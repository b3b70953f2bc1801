import type { ProposalFragment } from '../fragment.ts';

/** How many of a deck go on so. */
export const proposals: readonly (readonly [cards: number, fragment: ProposalFragment])[] = [];
