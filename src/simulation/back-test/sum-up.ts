import {
  type BackTestChange,
  type BackTestResult,
  type BackTestSummary,
  CHANGE_KINDS,
  emptySummary,
  type Tally,
} from '#domain/back-tests';
import type { Life, Occurrence } from './life.ts';

/** Of each kind so many differences are kept one by one. */
const MOST_KEPT = 10_000;

/** Differences as they are found: counted all, kept up to so many of each kind. */
export class Findings {
  readonly summary: BackTestSummary = emptySummary();
  readonly changes: BackTestChange[] = [];
  readonly #kept = new Map<string, number>();

  /** What came about in both lives, for what a difference is measured against. */
  lives(live: Life, draft: Life): void {
    for (const [side, life] of [
      ['live', live],
      ['draft', draft],
    ] as const) {
      this.#count(this.summary.signals, life.signals, side);
      this.#count(this.summary.entries, life.entries, side);
      this.#count(this.summary.messages, life.messages, side);
    }
  }

  #count(tallies: Record<string, Tally>, occurrences: readonly Occurrence[], side: 'live' | 'draft'): void {
    for (const { playbook, name } of occurrences) tallyOf(tallies, `${playbook}.${name}`)[side] += 1;
  }

  take(changes: readonly BackTestChange[]): void {
    const { summary } = this;
    if (changes.length > 0) summary.changed += 1;
    for (const change of changes) {
      if (change.kind === 'band') {
        summary.bandsEver += 1;
        if (change.isNow) summary.bandsNow += 1;
      } else {
        const tally = tallyOf(...placeOf(summary, change));
        tally[change.way] += 1;
        if (change.kind === 'signal' && change.way === 'comes') {
          tally.outcomes ??= { expansion: 0, churn: 0, neither: 0, undecided: 0 };
          tally.outcomes[change.outcome] += 1;
        }
      }
      const kept = this.#kept.get(change.kind) ?? 0;
      if (kept < MOST_KEPT) {
        this.changes.push(change);
        this.#kept.set(change.kind, kept + 1);
      } else summary.notKept += 1;
    }
  }
}

function placeOf(
  { signals, entries, messages }: BackTestSummary,
  change: Exclude<BackTestChange, { kind: 'band' }>,
): [Record<string, Tally>, string] {
  if (change.kind === 'signal') return [signals, `${change.playbook}.${change.signal}`];
  if (change.kind === 'entry') return [entries, `${change.playbook}.${change.journey}`];
  return [messages, `${change.playbook}.${change.message}`];
}

function tallyOf(tallies: Record<string, Tally>, name: string): Tally {
  const known = tallies[name];
  if (known !== undefined) return known;
  const tally: Tally = { comes: 0, goes: 0, moves: 0, live: 0, draft: 0 };
  tallies[name] = tally;
  return tally;
}

/** The parts of a back-test as one; what is kept stands in the order of time. */
export function mergeBackTests(parts: readonly BackTestResult[]): BackTestResult {
  const [first = { summary: emptySummary(), changes: [] }, ...rest] = parts;
  const summary = rest.reduce((sum, part) => added(sum, part.summary), first.summary);
  const changes = CHANGE_KINDS.flatMap((kind) =>
    parts
      .flatMap((part) => part.changes.filter((change) => change.kind === kind))
      .sort((a, b) => a.at - b.at || (a.account < b.account ? -1 : 1)),
  );
  return { summary, changes };
}

/** Figures add up by name, at any depth; of texts the first stands. */
function added<T extends object>(one: T, other: T): T {
  const sum = { ...one } as Record<string, unknown>;
  for (const [name, value] of Object.entries(other)) {
    const before = sum[name];
    if (typeof value === 'number') sum[name] = (typeof before === 'number' ? before : 0) + value;
    else if (typeof value === 'object' && value !== null) sum[name] = added((before ?? {}) as object, value as object);
    else sum[name] = before ?? value;
  }
  // The same names with values of the same types.
  return sum as T;
}
