import { type CopyValue, column, manyRows, type Tx, timestamp } from '#platform/db';
import type { AccountRun } from './account-run.ts';
import type { LoadedAccount } from './load-accounts.ts';
import { saveEntries } from './outbox/outbox-rows.ts';
import { saveEnrollments } from './save-enrollments.ts';
import { writeSeries } from './save-series.ts';
import { saveTimers } from './save-timers.ts';
import { optional, write } from './write-rows.ts';

/** Writes what some accounts became: one statement a table, whatever their number. */
export async function saveAccounts(
  tx: Tx,
  shard: number,
  accounts: readonly { data: LoadedAccount; run: AccountRun }[],
): Promise<void> {
  const runs = accounts.map(({ run }) => run);
  await saveEvents(tx, shard, runs);
  await writeSeries(
    tx,
    shard,
    runs.map(({ data }) => data),
  );
  await saveScores(tx, shard, runs);
  await saveSignals(tx, shard, runs);
  await saveEnrollments(tx, shard, runs);
  await saveTimers(tx, shard, accounts);
  await saveOutbox(tx, shard, runs);
  await saveQuarantined(tx, shard, runs);
}

const EVENT = ['shard', 'account', 'key', 'occurred_at', 'received_at', 'name', 'source', 'contact'];

async function saveEvents(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  if (runs.every(({ recorded }) => recorded.length === 0)) return;
  await tx.copyInto('event', [...EVENT, 'history', 'root', 'depth', 'properties'], eventValues(shard, runs));
}

function* eventValues(shard: number, runs: readonly AccountRun[]): Generator<readonly CopyValue[]> {
  for (const { recorded } of runs) {
    for (const event of recorded) {
      yield [
        shard,
        event.account,
        event.key,
        timestamp(event.occurredAt),
        timestamp(event.receivedAt),
        event.name,
        event.source,
        event.contact ?? null,
        event.history,
        event.root,
        event.depth,
        JSON.stringify(event.properties),
      ];
    }
  }
}

const NEVER = Number.NEGATIVE_INFINITY;

const state = {
  account: column.text<AccountRun>(({ data }) => data.account),
  last_at: column.instant<AccountRun>(({ lastAt }) => lastAt),
  due_at: column.instant<AccountRun>(({ dueAt }) => dueAt),
};

/** That of the tick's shard when it commits: whoever keeps lists in memory reads again what has a later one. */
const NEXT_REVISION = 'select shard.revision + 1 from shard where shard.shard = $1';

const insertStates = manyRows<AccountRun>(
  { ...state, scores: column.json(({ evaluation }) => evaluation.scores) },
  (rows) =>
    `insert into account_state (shard, account, last_at, due_at, scores, revision)
     select $1, account, last_at, due_at, scores::jsonb, (${NEXT_REVISION}) from ${rows}
     on conflict (shard, account)
       do update set last_at = excluded.last_at, due_at = excluded.due_at, scores = excluded.scores,
                     revision = excluded.revision`,
);

const updateTimes = manyRows<AccountRun>(
  state,
  (rows) =>
    `update account_state as state set last_at = row.last_at, due_at = row.due_at, revision = (${NEXT_REVISION})
       from ${rows}
      where state.shard = $1 and state.account = row.account`,
);

async function saveScores(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  // Most events leave scores as they are: then only the times are written.
  const isNew = ({ data, evaluation }: AccountRun): boolean => evaluation.scoresMoved || data.lastAt === NEVER;
  await insertStates(tx, shard, runs.filter(isNew));
  await updateTimes(
    tx,
    shard,
    runs.filter((run) => !isNew(run)),
  );
  const changes = runs.flatMap((run) =>
    run.evaluation.changes.map(({ name, score, cause }): CopyValue[] => [
      shard,
      run.data.account,
      name,
      timestamp(score.at),
      score.value ?? null,
      score.band ?? null,
      JSON.stringify({ contributions: score.contributions, missing: score.missing, by: score.by }),
      cause.event,
    ]),
  );
  if (changes.length > 0) {
    await tx.copyInto('score', ['shard', 'account', 'name', 'at', 'value', 'band', 'why', 'cause'], changes);
  }
}

const SIGNAL_COLUMNS =
  'account, id, playbook, kind, direction, pattern, status, strength, level, raised_at, stronger_at, said_at, until, closed_at, reason, watched, evidence';

async function saveSignals(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const rows = runs.flatMap(({ data: { account }, evaluation }) =>
    evaluation.signals
      .filter(({ id }) => evaluation.changedSignals.has(id))
      .map(({ raisedAt, strongerAt, saidAt, until, closedAt, watched = false, ...signal }) => ({
        ...signal,
        account,
        watched,
        raised_at: timestamp(raisedAt),
        stronger_at: optional(strongerAt),
        said_at: optional(saidAt),
        until: optional(until),
        closed_at: optional(closedAt),
      })),
  );
  await write(
    tx,
    rows,
    `insert into signal (shard, ${SIGNAL_COLUMNS})
     select $1, ${SIGNAL_COLUMNS}
       from jsonb_to_recordset($2::jsonb)
         as row(account text, id uuid, playbook text, kind text, direction text, pattern text, status text, strength text,
                level double precision, raised_at timestamptz, stronger_at timestamptz, said_at timestamptz, until timestamptz,
                closed_at timestamptz, reason text, watched boolean, evidence jsonb)
     on conflict (shard, account, id)
       do update set status = excluded.status, strength = excluded.strength, level = excluded.level,
                     raised_at = excluded.raised_at, stronger_at = excluded.stronger_at, said_at = excluded.said_at,
                     until = excluded.until, closed_at = excluded.closed_at, reason = excluded.reason,
                     watched = excluded.watched, evidence = excluded.evidence`,
    shard,
  );
}

async function saveOutbox(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  await saveEntries(
    tx,
    shard,
    runs.flatMap(({ outbox, data: { account } }) => outbox.map((entry) => ({ ...entry, account }))),
  );
}

async function saveQuarantined(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const rows = runs.flatMap((run) =>
    run.quarantined.map(({ at, event: { account, ...event }, stored, ...row }) => ({
      ...row,
      account,
      at: timestamp(at),
      event,
      stored: stored ?? null,
    })),
  );
  await write(
    tx,
    rows,
    `insert into quarantine (shard, id, account, at, reason, message, event, stored)
     select $1, id, account, at, reason, message, event, stored
       from jsonb_to_recordset($2::jsonb)
         as row(id uuid, account text, at timestamptz, reason text, message text, event jsonb, stored jsonb)
     on conflict (shard, id) do nothing`,
    shard,
  );
}
