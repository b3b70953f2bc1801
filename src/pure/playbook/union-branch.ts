import type { z } from 'zod';
import type { KnownKeys } from './schema-parts.ts';

export type Issue = z.core.$ZodIssue;

/** What was meant where a value may have several shapes and has none of them. */
export type Chosen =
  /** The shape that it is nearest to, and what is wrong with it as that. */
  | { readonly kind: 'branch'; readonly issues: readonly Issue[] }
  /** Not even the type is right. */
  | { readonly kind: 'no type'; readonly expected: readonly string[] }
  /** A map without any of the keys by which the shapes are told apart. */
  | {
      readonly kind: 'no key';
      readonly missing: readonly string[];
      readonly unknown: readonly string[];
      readonly refused: KnownKeys['refused'];
    };

/** The keys that a map may have, as its schema wrote them into the issue (see `object` in schema-parts.ts). */
export function keysOf(issue: Issue): KnownKeys {
  return JSON.parse(issue.message) as KnownKeys;
}

export function isMissing(issue: Issue): boolean {
  return (
    (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') &&
    issue.input === undefined &&
    issue.path.length > 0
  );
}

/** `isNear`: whether a key could be a misspelling of one that is known. */
export function chosenBranch(
  issue: Issue & { code: 'invalid_union' },
  isNear: (key: string, known: readonly string[]) => boolean,
): Chosen {
  const typed = issue.errors.filter((branch) => !branch.some(isWrongType));
  if (typed.length === 0) {
    const expected = issue.errors.flatMap((branch) =>
      branch.flatMap((inner) => (isWrongType(inner) ? [inner.expected] : [])),
    );
    return { kind: 'no type', expected: [...new Set(expected)] };
  }
  const costs = typed.map((branch) => costOf(branch, isNear));
  const least = Math.min(...costs);
  const best = typed[costs.indexOf(least)] ?? [];
  const missing = typed.map((branch) => branch.find(isMissing));
  const lacksKey = typed.length > 1 && missing.every((inner) => inner !== undefined);
  if (!lacksKey || costs.filter((cost) => cost === least).length === 1) return { kind: 'branch', issues: best };
  const unknown = best.flatMap((inner) => (inner.code === 'unrecognized_keys' ? inner : []));
  return {
    kind: 'no key',
    missing: [...new Set(missing.flatMap((inner) => (inner === undefined ? [] : [String(inner.path.at(-1))])))],
    unknown: unknown.flatMap((inner) => inner.keys),
    refused: Object.assign({}, ...unknown.map((inner) => keysOf(inner).refused)),
  };
}

function isWrongType(issue: Issue): issue is Issue & { code: 'invalid_type' } {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

/** Missing keys tell shapes apart best, then unknown ones; what is wrong deeper down tells least. */
function costOf(branch: readonly Issue[], isNear: (key: string, known: readonly string[]) => boolean): number {
  const misspelt = branch.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  let cost = 0;
  for (const issue of branch) {
    if (isMissing(issue) && issue.path.length === 1) {
      cost += misspelt.some((key) => isNear(key, [String(issue.path[0])])) ? 4 : 10;
    } else if (issue.code === 'unrecognized_keys' && issue.path.length === 0) cost += 3 * issue.keys.length;
    else cost += issue.path.length <= 1 ? 1 : 0.01;
  }
  return cost;
}
