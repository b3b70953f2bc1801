import type { Instant, Uuid } from '#base';
import type { Queryable } from '#platform/db';
import { timestamp } from '#platform/db';
import type { Enrollment } from '#pure/journey';
import { AccountSeries } from '#pure/measure';
import type { Grade } from '#pure/playbook';
import type { Evidence, RaisedSignal } from '#pure/signal';
import type { AccountData, StandingScore } from './account-data.ts';
import { loadEnrollments } from './load-enrollments.ts';
import { loadSeries } from './load-series.ts';
import type { IncomingEvent } from './log-event.ts';
import type { Runtime } from './runtime.ts';

/** Closed signals are looked back on this long, for their quiet times. */
const SIGNALS_BACK = 400 * 86_400_000;

/** An account's data with the due times that stand in `timer` for it, so that only differences are written. */
export interface LoadedAccount extends AccountData {
  readonly timers: ReadonlyMap<Uuid, Instant>;
}

/**
 * Loads everything the pipeline needs of some accounts of one shard: one statement a table, whatever their number.
 * Series come for the windows in use, and for the months of the events that are about to be folded.
 */
export async function loadAccounts(
  tx: Queryable,
  runtime: Runtime,
  shard: number,
  accounts: readonly string[],
  events: readonly IncomingEvent[],
  /** When the first of the events came in; undefined without events. */
  arrived: Instant | undefined,
  now: Instant,
): Promise<Map<string, LoadedAccount>> {
  const loaded = new Map<
    string,
    LoadedAccount & { signals: RaisedSignal[]; enrollments: Enrollment[]; timers: Map<Uuid, Instant> }
  >();
  const states = await tx.query<{
    account: string;
    last_at: Instant;
    due_at: Instant | null;
    scores: Record<string, StandingScore>;
  }>('select account, last_at, due_at, scores from account_state where shard = $1 and account = any($2)', [
    shard,
    accounts,
  ]);
  const stateOf = new Map(states.map((row) => [row.account, row]));
  for (const account of accounts) {
    const state = stateOf.get(account);
    loaded.set(account, {
      account,
      lastAt: state?.last_at ?? Number.NEGATIVE_INFINITY,
      dueAt: state?.due_at ?? undefined,
      scores: state?.scores ?? {},
      rows: new Map(),
      series: new AccountSeries(),
      signals: [],
      enrollments: [],
      timers: new Map(),
    });
  }
  for (const signal of await loadSignals(tx, shard, accounts, now))
    loaded.get(signal.account)?.signals.push(signal.signal);
  for (const { enrollment, dueAt } of await loadEnrollments(tx, shard, accounts)) {
    const account = loaded.get(enrollment.account);
    account?.enrollments.push(enrollment);
    if (dueAt !== null) account?.timers.set(enrollment.id, dueAt);
  }
  await loadSeries(tx, runtime, shard, accounts, events, earliest(loaded.values(), arrived, now), loaded);
  for (const relation of runtime.relations) {
    const rows = await relation.load(tx, shard, accounts, events);
    for (const [account, data] of loaded) data.rows.set(relation.subject, rows.get(account) ?? relation.empty(account));
  }
  return loaded;
}

/** The first logical time that a tick will compute at: what is overdue looks back from its own time, not from now. */
function earliest(accounts: Iterable<LoadedAccount>, arrived: Instant | undefined, now: Instant): Instant {
  let first = Math.min(arrived ?? now, now);
  for (const { dueAt, timers } of accounts) first = Math.min(first, dueAt ?? first, ...timers.values());
  return first;
}

interface SignalRow {
  readonly account: string;
  readonly id: Uuid;
  readonly playbook: string;
  readonly kind: string;
  readonly direction: RaisedSignal['direction'];
  readonly pattern: RaisedSignal['pattern'];
  readonly status: RaisedSignal['status'];
  readonly strength: Grade['strength'] | null;
  readonly level: number | null;
  readonly raised_at: Instant;
  readonly stronger_at: Instant | null;
  readonly said_at: Instant | null;
  readonly until: Instant | null;
  readonly closed_at: Instant | null;
  readonly reason: string | null;
  readonly watched: boolean;
  readonly evidence: Evidence;
}

async function loadSignals(tx: Queryable, shard: number, accounts: readonly string[], now: Instant) {
  const rows = await tx.query<SignalRow>(
    `select account, id, playbook, kind, direction, pattern, status, strength, level, raised_at, stronger_at, said_at, until,
            closed_at, reason, watched, evidence
       from signal
      where shard = $1 and account = any($2) and (closed_at is null or raised_at > $3 or watched)
      order by raised_at, id`,
    [shard, accounts, timestamp(now - SIGNALS_BACK)],
  );
  return rows.map((row) => ({ account: row.account, signal: signalOf(row) }));
}

function signalOf({
  account: _,
  strength,
  level,
  raised_at,
  stronger_at,
  said_at,
  until,
  closed_at,
  reason,
  watched,
  ...row
}: SignalRow): RaisedSignal {
  return {
    ...row,
    raisedAt: raised_at,
    ...(strength === null ? {} : { strength }),
    ...(level === null ? {} : { level }),
    ...(stronger_at === null ? {} : { strongerAt: stronger_at }),
    ...(said_at === null ? {} : { saidAt: said_at }),
    ...(until === null ? {} : { until }),
    ...(closed_at === null ? {} : { closedAt: closed_at }),
    ...(reason === null ? {} : { reason }),
    ...(watched ? { watched } : {}),
  };
}
