import type { Instant, JsonObject, Uuid } from '#base';
import type { Queryable } from '#platform/db';
import type { Value } from '#pure/expression';
import { dueOf, type Enrollment } from '#pure/journey';
import { isOpen, type RaisedSignal } from '#pure/signal';
import { type ComputedScore, computeScores } from './compute-scores.ts';
import { type Explaining, eventsBehind, type InputBehind } from './events-behind.ts';
import { factReader } from './fact-reader.ts';
import { findHeld, type HeldAccount } from './held-accounts.ts';
import { loadAccounts } from './load-accounts.ts';
import type { Runtime } from './runtime.ts';
import { shardOf } from './shards.ts';
import { waitsFor } from './waits-for.ts';

export interface ExplainedScore {
  readonly name: string;
  readonly title: string;
  readonly value: number | null;
  readonly band: string | null;
  /** Points add up to the value. */
  readonly contributions: readonly {
    readonly factor: string;
    readonly points: number;
    readonly of: number;
    readonly label: string | null;
    readonly source: string;
    readonly input: Value | null;
    readonly inputs: readonly InputBehind[];
  }[];
  readonly missing: readonly string[];
}

export interface ExplainedEnrollment {
  readonly id: Uuid;
  readonly playbook: string;
  readonly version: string;
  readonly journey: string;
  readonly title: string;
  readonly status: Enrollment['status'];
  readonly outcome: string | null;
  readonly stage: string | null;
  readonly enteredAt: Instant;
  readonly exitedAt: Instant | null;
  /** When the journey's goal first happened while it ran. */
  readonly reachedGoalAt: Instant | null;
  readonly waitsFor: string | null;
  readonly dueAt: Instant | null;
  readonly runs: readonly {
    readonly step: string;
    readonly at: Instant;
    readonly did: string;
    readonly saw: JsonObject;
  }[];
}

export interface ExplainedAccount {
  readonly account: string;
  readonly known: boolean;
  /** Why its events wait, when they do: nothing below moves meanwhile. */
  readonly held: Omit<HeldAccount, 'account'> | null;
  readonly scores: readonly ExplainedScore[];
  readonly signals: readonly RaisedSignal[];
  readonly enrollments: readonly ExplainedEnrollment[];
}

/** Why an account's numbers are what they are at `now`, and where it stands in its journeys. Reads; changes nothing. */
export async function explainAccount(
  tx: Queryable,
  runtime: Runtime,
  account: string,
  now: Instant,
): Promise<ExplainedAccount> {
  const shard = shardOf(account);
  const data = (await loadAccounts(tx, runtime, shard, [account], [], undefined, now)).get(account);
  const held = await heldOf(tx, shard, account);
  if (data === undefined) return { account, known: false, held, scores: [], signals: [], enrollments: [] };
  const explaining: Explaining = { tx, runtime, shard, account, now, data: { ...data, scores: { ...data.scores } } };
  const scores: ExplainedScore[] = [];
  for (const found of computeScores(runtime, explaining.data, now).scores)
    scores.push(await explainScore(explaining, found));
  const enrollments: ExplainedEnrollment[] = [];
  for (const enrollment of data.enrollments) enrollments.push(await explainEnrollment(tx, runtime, shard, enrollment));
  return {
    account,
    known: data.lastAt > Number.NEGATIVE_INFINITY,
    held,
    scores,
    signals: data.signals.filter(isOpen),
    enrollments,
  };
}

async function heldOf(tx: Queryable, shard: number, account: string): Promise<ExplainedAccount['held']> {
  const found = await findHeld(tx, shard, account);
  if (found === undefined) return null;
  const { account: _, ...held } = found;
  return held;
}

async function explainScore(explaining: Explaining, found: ComputedScore): Promise<ExplainedScore> {
  const { name, title, active, scored, expressions } = found;
  const { runtime, data, now } = explaining;
  const contributions: ExplainedScore['contributions'][number][] = [];
  for (const { factor, points, of, label, source, input } of scored.contributions) {
    const inputs: InputBehind[] = [];
    for (const expression of expressions.get(factor) ?? []) {
      const read = factReader(runtime, active, data, { at: now });
      for (const ref of expression.refs) {
        const behind = await eventsBehind(explaining, active, ref, expression);
        inputs.push({ fact: ref.id, value: read(ref) ?? null, ...behind });
      }
    }
    contributions.push({ factor, points, of, label: label ?? null, source, input: input ?? null, inputs });
  }
  return {
    name,
    title,
    value: scored.value ?? null,
    band: scored.band ?? null,
    contributions,
    missing: scored.missing,
  };
}

async function explainEnrollment(
  tx: Queryable,
  runtime: Runtime,
  shard: number,
  enrollment: Enrollment,
): Promise<ExplainedEnrollment> {
  const journey = runtime.find(enrollment.playbook, enrollment.version)?.playbook.journeys[enrollment.journey];
  const runs = await tx.query<{ step: string; at: Instant; did: string; saw: JsonObject }>(
    'select step, at, did, saw from step_run where shard = $1 and account = $2 and enrollment = $3 order by ordinal',
    [shard, enrollment.account, enrollment.id],
  );
  return {
    id: enrollment.id,
    playbook: enrollment.playbook,
    version: enrollment.version,
    journey: enrollment.journey,
    title: journey?.title ?? enrollment.journey,
    status: enrollment.status,
    outcome: enrollment.outcome ?? null,
    stage: enrollment.stage ?? null,
    enteredAt: enrollment.enteredAt,
    exitedAt: enrollment.exitedAt ?? null,
    reachedGoalAt: enrollment.reachedGoalAt ?? null,
    waitsFor: enrollment.waiting === undefined ? null : waitsFor(enrollment.waiting, journey),
    dueAt: dueOf(enrollment) ?? null,
    runs,
  };
}
