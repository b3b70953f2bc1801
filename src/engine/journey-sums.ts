import { MINUTE } from '#base';
import type { Enrollment } from '#pure/journey';

/**
 * What is counted of the runs of a version of a journey. By step: `standing` (now), `passed` (runs that have been there),
 * `left` (stood there when they left), `waited` (how long, by bucket). By stage: `in_stage` (now), `reached`. By outcome:
 * `outcome`. Of the whole: `entered`, `held_out`, `running` (now), `goal`.
 */
export type SumKind =
  | 'entered'
  | 'held_out'
  | 'running'
  | 'goal'
  | 'outcome'
  | 'in_stage'
  | 'reached'
  | 'standing'
  | 'passed'
  | 'left'
  | 'waited';

export interface JourneySum {
  readonly playbook: string;
  readonly version: string;
  readonly journey: string;
  readonly kind: SumKind;
  readonly name: string;
  /** Of `waited`: see waitBucket; else 0. */
  readonly bucket: number;
  readonly count: number;
}

/** What is counted as it is now: it ceases to be when it is something else. */
const NOW = {
  running: () => '',
  in_stage: ({ stage }) => stage,
  standing: ({ waiting }) => waiting?.step,
} as const satisfies Readonly<Partial<Record<SumKind, (running: Enrollment) => string | undefined>>>;
const NOW_KINDS = Object.keys(NOW) as (keyof typeof NOW)[];

const nowOf = (enrollment: Enrollment | undefined, kind: keyof typeof NOW): string | undefined =>
  enrollment?.status === 'running' ? NOW[kind](enrollment) : undefined;

/** What changes in the counts by what enrollments become: differences, so that a tick adds a few rows and counts nothing. */
export class JourneySums {
  readonly #counted = new Map<string, Counted>();
  /** That of the change before: of many accounts one after the other it is the same journey. */
  #last: Counted | undefined;

  /** What has changed after all. */
  get all(): JourneySum[] {
    return [...this.#counted.values()].flatMap(({ of, counts }) =>
      [...counts.values()].filter(({ count }) => count !== 0).map((one) => ({ ...of, ...one })),
    );
  }

  /** An enrollment has become another; `before` undefined: it has just entered. */
  note(before: Enrollment | undefined, after: Enrollment): void {
    if (before !== undefined && before.version !== after.version) {
      // Who is moved to another version is counted there from the start, and in the one before not at all.
      this.#noteWhole(before, -1);
      this.#noteWhole(after, 1);
      return;
    }
    if (before === undefined) this.#add(after, after.status === 'held_out' ? 'held_out' : 'entered', '', 1);
    this.#noteNow(before, after);
    if (after.reachedGoalAt !== undefined && before?.reachedGoalAt === undefined) this.#add(after, 'goal', '', 1);
    for (const step in after.visits) if (before?.visits[step] === undefined) this.#add(after, 'passed', step, 1);
    for (const stage of after.stages ?? [])
      if (before?.stages?.includes(stage) !== true) this.#add(after, 'reached', stage, 1);
    if (after.status === 'exited' && before?.status !== 'exited') {
      this.#add(after, 'outcome', after.outcome ?? '', 1);
      this.#add(after, 'left', after.leftAt ?? '', 1);
    }
    this.#noteWait(before, after);
  }

  #noteWhole(enrollment: Enrollment, count: number): void {
    this.#add(enrollment, enrollment.status === 'held_out' ? 'held_out' : 'entered', '', count);
    for (const kind of NOW_KINDS) {
      const now = nowOf(enrollment, kind);
      if (now !== undefined) this.#add(enrollment, kind, now, count);
    }
    if (enrollment.reachedGoalAt !== undefined) this.#add(enrollment, 'goal', '', count);
    for (const step of Object.keys(enrollment.visits)) this.#add(enrollment, 'passed', step, count);
    for (const stage of enrollment.stages ?? []) this.#add(enrollment, 'reached', stage, count);
    if (enrollment.status !== 'exited') return;
    this.#add(enrollment, 'outcome', enrollment.outcome ?? '', count);
    this.#add(enrollment, 'left', enrollment.leftAt ?? '', count);
  }

  /** Most of it stays as it was. */
  #noteNow(before: Enrollment | undefined, after: Enrollment): void {
    for (const kind of NOW_KINDS) {
      const was = nowOf(before, kind);
      const is = nowOf(after, kind);
      if (was === is) continue;
      if (was !== undefined) this.#add(after, kind, was, -1);
      if (is !== undefined) this.#add(after, kind, is, 1);
    }
  }

  #noteWait(before: Enrollment | undefined, after: Enrollment): void {
    const since = before?.standsSince;
    const step = before?.waiting?.step;
    if (since === undefined || step === undefined || after.standsSince === since) return;
    const until = after.standsSince ?? after.exitedAt;
    if (until !== undefined) this.#add(after, 'waited', step, 1, waitBucket(until - since));
  }

  #add(enrollment: Enrollment, kind: SumKind, name: string, count: number, bucket = 0): void {
    const { counts } = this.#of(enrollment);
    const key = bucket === 0 ? `${kind} ${name}` : `${kind} ${bucket} ${name}`;
    const known = counts.get(key);
    if (known !== undefined) known.count += count;
    else counts.set(key, { kind, name, bucket, count });
  }

  #of({ playbook, version, journey }: Enrollment): Counted {
    const last = this.#last?.of;
    if (this.#last !== undefined && last?.journey === journey && last.version === version && last.playbook === playbook)
      return this.#last;
    const key = `${playbook} ${version} ${journey}`;
    this.#last = this.#counted.get(key) ?? { of: { playbook, version, journey }, counts: new Map() };
    this.#counted.set(key, this.#last);
    return this.#last;
  }
}

/** The counts of a version of a journey. */
interface Counted {
  readonly of: Pick<JourneySum, 'playbook' | 'version' | 'journey'>;
  readonly counts: Map<string, Pick<JourneySum, 'kind' | 'name' | 'bucket'> & { count: number }>;
}

/** Four buckets to each doubling, from a minute on: a median read out of them is right within a tenth. */
const TO_A_DOUBLING = 4;

/** The bucket of a wait, given in ms; 0 is what took under a minute. */
export function waitBucket(ms: number): number {
  return ms < MINUTE ? 0 : 1 + Math.floor(TO_A_DOUBLING * Math.log2(ms / MINUTE));
}

/** The median in ms of waits counted by bucket; undefined without any. */
export function medianWait(counts: readonly { readonly bucket: number; readonly count: number }[]): number | undefined {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  let passed = 0;
  for (const { bucket, count } of counts.toSorted((a, b) => a.bucket - b.bucket)) {
    if (passed + count >= total / 2) {
      if (bucket === 0) return 0;
      const share = (total / 2 - passed) / count;
      return MINUTE * 2 ** ((bucket - 1 + share) / TO_A_DOUBLING);
    }
    passed += count;
  }
  return undefined;
}
