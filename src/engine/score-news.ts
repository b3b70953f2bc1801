import type { Scored } from '#pure/score';

/** Where no model is for the account. */
export const UNSCORED: Scored = { value: undefined, band: undefined, contributions: [], missing: [] };

/** Inputs move all the time; a row is worth keeping when value, band or what a factor says moved. */
export function isSame(before: Scored, after: Scored): boolean {
  return (
    before.value === after.value &&
    before.band === after.band &&
    before.contributions.length === after.contributions.length &&
    before.contributions.every(({ points, label }, i) => {
      const other = after.contributions[i];
      return other !== undefined && points === other.points && label === other.label;
    })
  );
}
