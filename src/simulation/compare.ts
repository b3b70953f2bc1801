import { isoInstant } from '#base';
import type { Line } from './truth/index.ts';

/** What was to happen to an account and did not, and what happened and was not to. */
export interface Difference {
  readonly account: string;
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

/** The accounts whose ledgers are not the same, line for line, in the order of their names. */
export function differencesBetween(
  truth: ReadonlyMap<string, readonly Line[]>,
  measured: ReadonlyMap<string, readonly Line[]>,
): Difference[] {
  const differences: Difference[] = [];
  for (const account of [...new Set([...truth.keys(), ...measured.keys()])].sort()) {
    const left = new Map<string, number>();
    for (const line of truth.get(account) ?? []) count(left, line, 1);
    for (const line of measured.get(account) ?? []) count(left, line, -1);
    const missing = [...left].flatMap(([text, more]) => repeated(text, more));
    const unexpected = [...left].flatMap(([text, more]) => repeated(text, -more));
    if (missing.length + unexpected.length > 0) {
      differences.push({ account, missing: missing.sort(), unexpected: unexpected.sort() });
    }
  }
  return differences;
}

function count(lines: Map<string, number>, { at, what }: Line, by: number): void {
  const text = `${isoInstant(at)} ${what}`;
  lines.set(text, (lines.get(text) ?? 0) + by);
}

const repeated = (text: string, times: number): string[] => Array.from({ length: Math.max(0, times) }, () => text);
