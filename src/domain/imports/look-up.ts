import type { Lookup } from './import-map.ts';
import type { LookupTable } from './lookup-tables.ts';
import { type ToldProblem, toldProblem } from './row-problem.ts';

/** The text that stands at the end of a chain of lookups, what the map says of one that is missing, or why there is none. */
export type LookedUp =
  | { readonly text: string }
  | { readonly missing: 'skip' | 'empty' }
  | { readonly text: string; readonly why: string; readonly fix: string; readonly told: ToldProblem };

/** Follows a text from file to file. */
export function lookedUp(text: string, lookups: readonly Lookup[], tables: ReadonlyMap<Lookup, LookupTable>): LookedUp {
  let at = text;
  for (const lookup of lookups) {
    const { file, key, take, missing } = lookup;
    const next = tables.get(lookup)?.get(at);
    if (next === null) {
      const told = toldProblem('row-found-several', { file, take, text: at });
      return { text: at, why: `${file} has several ${take} for it`, fix: 'Leave one there,', told };
    }
    if (next === undefined) {
      if (missing !== 'refuse') return { missing };
      return {
        text: at,
        why: `${file} has no such ${key}`,
        fix: 'Add it there, or say "missing: skip" in the lookup,',
        told: toldProblem('row-not-found', { file, key, text: at }),
      };
    }
    // An empty cell on the way is as if nothing were found, but nobody would look for it.
    if (next === '') return missing === 'skip' ? { missing } : { text: '' };
    at = next;
  }
  return { text: at };
}
