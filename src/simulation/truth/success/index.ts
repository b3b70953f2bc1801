import type { SuccessFragment } from '../fragment.ts';

/** How many of a deck go on so. */
export const successes: readonly (readonly [cards: number, fragment: SuccessFragment])[] = [];
