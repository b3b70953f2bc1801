import type { Instant } from '#base';
import type { Queryable } from '#platform/db';
import type { Value } from '#pure/expression';
import type { ComputedScore } from './compute-scores.ts';
import { noScore, readPast, todaysBehind } from './explain-past-score.ts';
import { inForceAt } from './live-versions.ts';
import type { Mover, PastAccount } from './past-account.ts';
import type { Runtime } from './runtime.ts';

/** What a factor gained or lost between two instants by one kind of mover. */
export interface ChangePart {
  readonly cause: Mover;
  readonly factor: string;
  readonly points: number;
  /** What it read at the two instants. */
  readonly before: Value | null;
  readonly after: Value | null;
  readonly source: string;
  /** How many events moved its input. */
  readonly events: number;
}

export interface DividedChange {
  readonly from: EndOfChange;
  readonly to: EndOfChange;
  /** null: not known at one of the instants, or at both; the parts then count from 0. */
  readonly change: number | null;
  readonly data: number;
  readonly time: number;
  readonly configuration: number;
  /** Those that moved most come first. */
  readonly parts: readonly ChangePart[];
}

export interface EndOfChange {
  readonly at: Instant;
  readonly value: number | null;
  readonly band: string | null;
}

/**
 * Divides what a score did between two instants: it is lived through again, and each step is put to what brought it (an
 * event, time, another version). So the three add up to the difference, whatever the score is made of.
 */
function divideChange(
  account: PastAccount,
  name: string,
  from: Instant,
  to: Instant,
): DividedChange & { readonly ends: readonly [ComputedScore | undefined, ComputedScore | undefined] } {
  const of = (scores: readonly ComputedScore[]): ComputedScore | undefined => scores.find((one) => one.name === name);
  const first = of(account.bringTo(from).scores);
  const tally = new Tally();
  let last = first;
  for (const { by, scores } of account.liveOn(from, to)) {
    const next = of(scores);
    tally.add(by, last, next);
    last = next;
  }
  const [start, end] = [endOf(first, from), endOf(last, to)];
  const difference = exact((end.value ?? 0) - (start.value ?? 0));
  const time = exact(tally.sums.time);
  const configuration = exact(tally.sums.configuration);
  return {
    from: start,
    to: end,
    change: start.value === null || end.value === null ? null : difference,
    // What is left is what events brought; taken so, no dust of fractions stands between the sum and its parts.
    data: exact(difference - time - configuration),
    time,
    configuration,
    parts: tally.parts(first, last),
    ends: [first, last],
  };
}

/** As scores are rounded. */
const exact = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;

const endOf = (score: ComputedScore | undefined, at: Instant): EndOfChange => ({
  at,
  value: score?.scored.value ?? null,
  band: score?.scored.band ?? null,
});

class Tally {
  readonly sums: Record<Mover, number> = { data: 0, time: 0, configuration: 0 };
  readonly #parts = new Map<string, { cause: Mover; factor: string; points: number; source: string; events: number }>();

  add(cause: Mover, before: ComputedScore | undefined, after: ComputedScore | undefined): void {
    this.sums[cause] += (after?.scored.value ?? 0) - (before?.scored.value ?? 0);
    const was = new Map(before?.scored.contributions.map((one) => [one.factor, one]));
    const is = new Map(after?.scored.contributions.map((one) => [one.factor, one]));
    for (const factor of new Set([...was.keys(), ...is.keys()])) {
      const [old, now] = [was.get(factor), is.get(factor)];
      const points = (now?.points ?? 0) - (old?.points ?? 0);
      const isMoved = String(old?.input) !== String(now?.input);
      if (points === 0 && !isMoved) continue;
      const key = `${cause} ${factor}`;
      const part = this.#parts.get(key) ?? { cause, factor, points: 0, source: '', events: 0 };
      part.points += points;
      part.source = (now ?? old)?.source ?? part.source;
      if (cause === 'data' && isMoved) part.events += 1;
      this.#parts.set(key, part);
    }
  }

  /** Of a factor that came back to where it was, nothing is told. */
  parts(first: ComputedScore | undefined, last: ComputedScore | undefined): ChangePart[] {
    const inputOf = (score: ComputedScore | undefined, factor: string): Value | null =>
      score?.scored.contributions.find((one) => one.factor === factor)?.input ?? null;
    return [...this.#parts.values()]
      .map((part) => ({
        ...part,
        points: exact(part.points),
        before: inputOf(first, part.factor),
        after: inputOf(last, part.factor),
      }))
      .filter(({ points, before, after }) => points !== 0 || String(before) !== String(after))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.factor < b.factor ? -1 : 1));
  }
}

export interface ScoreChangeExplained extends DividedChange {
  readonly account: string;
  readonly only_today: readonly string[];
  readonly versions: { readonly from: string; readonly to: string };
  readonly partial: boolean;
}

/** What moved a score of an account between two instants, divided into data, passing of time, and configuration. */
export async function explainScoreChange(
  db: Queryable,
  runtime: Runtime,
  { account, score, from, to }: { account: string; score: string; from: Instant; to: Instant },
  now: Instant,
): Promise<ScoreChangeExplained> {
  const past = await readPast(db, runtime, account, now);
  const { ends, ...divided } = divideChange(past.account, score, from, to);
  const [first, last] = ends;
  if (first === undefined && last === undefined) throw noScore(score, inForceAt(past.configurations, to).live);
  const playbook = (last ?? first)?.active.playbook.id ?? '';
  const versionAt = (at: Instant): string =>
    inForceAt(past.configurations, at).live.find((one) => one.playbook.id === playbook)?.playbook.version ?? '';
  return {
    account,
    ...divided,
    only_today: todaysBehind(
      past,
      [first, last].filter((one) => one !== undefined),
    ),
    versions: { from: versionAt(from), to: versionAt(to) },
    partial: past.log.isPartial,
  };
}
