import { AppError, type DayNumber, dayOf, type Instant, internal } from '#base';
import { type Db, ensureEventMonths, isTransient, type Tx, timestamp } from '#platform/db';
import { AccountRun } from './account-run.ts';
import { insertHeld } from './held-accounts.ts';
import { insertIntoInbox } from './inbox.ts';
import { type LoadedAccount, loadAccounts } from './load-accounts.ts';
import type { LogEvent } from './log-event.ts';
import type { EffectHandler, EffectOutcome, EffectRow, Recorder } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { saveAccounts } from './save-accounts.ts';
import { shardOf } from './shards.ts';
import { deleteTaken, type Floors, type TakenAccount, takeWork } from './take-work.ts';

export interface TickPorts {
  readonly db: Db;
  /** The playbooks as of this transaction: read after the shard is taken. */
  readonly runtime: (tx: Tx) => Promise<Runtime>;
  readonly floors: Floors;
  /** Months (first days) whose partition is known to be there. */
  readonly months: Set<DayNumber>;
}

export interface Ticked {
  /** Inbox rows and accounts that were worked on; 0 rows and accounts: nothing to do. */
  readonly rows: number;
  readonly accounts: number;
  readonly outbox: number;
  /** Shards that got events from this one. */
  readonly woken: readonly number[];
}

/** Pure code failed on one account: the tick is rolled back and the account held. */
export class AccountFailure extends Error {
  constructor(
    readonly account: string,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** A batch failed and it can't be told on which of its accounts: each is to be tried alone. */
export class BatchFailure extends Error {
  constructor(
    readonly accounts: readonly string[],
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/**
 * The whole engine: one batch of one shard in one transaction. The events, everything that they caused and the promise
 * to send are there, or nothing is. Gives undefined when another worker has the shard. `only`: of this account alone.
 * Throws AccountFailure or BatchFailure for what went wrong with accounts, anything else for connection trouble.
 */
export async function tick(
  ports: TickPorts,
  shard: number,
  now: Instant,
  limit: number,
  only?: string,
): Promise<Ticked | undefined> {
  return ports.db.transaction(async (tx) => {
    const [row] = await tx.query<{ last_at: Instant }>(
      'select last_at from shard where shard = $1 for update skip locked',
      [shard],
    );
    if (row === undefined) return undefined;
    const at = Math.max(now, row.last_at);
    const taken = await takeWork(tx, shard, at, limit, ports.floors, only);
    if (taken.length === 0) return { rows: 0, accounts: 0, outbox: 0, woken: [] };
    const runtime = await ports.runtime(tx);
    return ofAccounts(taken, () => runBatch(ports, tx, shard, runtime, taken, at));
  });
}

/** What fails, connections aside, fails because of an account: of the one there is, or one of them. */
async function ofAccounts<T>(taken: readonly TakenAccount[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AccountFailure || isTransient(error)) throw error;
    const [only, ...others] = taken.map(({ account }) => account);
    if (only !== undefined && others.length === 0) throw new AccountFailure(only, error);
    throw new BatchFailure(only === undefined ? others : [only, ...others], error);
  }
}

async function runBatch(
  ports: TickPorts,
  tx: Tx,
  shard: number,
  runtime: Runtime,
  taken: readonly TakenAccount[],
  at: Instant,
): Promise<Ticked> {
  const events = taken.flatMap(({ inbound }) => inbound.map(({ event }) => event));
  const arrived = taken.flatMap(({ inbound }) => inbound.map(({ receivedAt }) => receivedAt));
  const first = arrived.length === 0 ? undefined : arrived.reduce((a, b) => Math.min(a, b));
  const names = taken.map(({ account }) => account);
  const loaded = await loadAccounts(tx, runtime, shard, names, events, first, at);
  const accounts = taken.flatMap(({ account, inbound, horizon }) => {
    const data = loaded.get(account);
    return data === undefined ? [] : [{ data, run: new AccountRun(data, inbound, horizon, runtime) }];
  });
  await runAll(tx, shard, runtime, accounts);
  await ensureMonths(
    ports,
    accounts.flatMap(({ run }) => run.recorded),
  );
  await saveAccounts(tx, shard, accounts);
  const elsewhere = accounts.flatMap(({ run }) => run.elsewhere);
  const woken = await insertIntoInbox(
    tx,
    elsewhere.map((event) => ({ event, lane: 0, receivedAt: at })),
  );
  await deleteTaken(tx, shard, taken);
  await tx.query('update shard set last_at = $2 where shard = $1', [shard, timestamp(at)]);
  const outbox = accounts.reduce((sum, { run }) => sum + run.outbox.length, 0);
  return { rows: events.length, accounts: accounts.length, outbox, woken };
}

/** Runs every account until it asks for effects, does them kind by kind for all together, and runs on with the outcomes. */
async function runAll(
  tx: Tx,
  shard: number,
  runtime: Runtime,
  accounts: readonly { data: LoadedAccount; run: AccountRun }[],
): Promise<void> {
  const handlers = new Map(runtime.registry.effects.map((handler) => [handler.kind, handler]));
  let asking = accounts.map(({ run }) => ({ run, rows: guarded(run) })).filter(({ rows }) => rows.length > 0);
  const recorders = new Recorders(runtime.registry.recorders);
  while (asking.length > 0) {
    // What an effect reads of a feature's tables must not depend on where the ticks were cut.
    await recorders.catchUp(tx, shard, accounts);
    const outcomes = await doEffects(
      tx,
      shard,
      handlers,
      asking.flatMap(({ rows }) => rows),
    );
    asking = asking
      .map(({ run, rows }) => {
        run.settle(rows.map((row) => outcomes.get(row.id)).filter((outcome) => outcome !== undefined));
        return { run, rows: guarded(run) };
      })
      .filter(({ rows }) => rows.length > 0);
  }
  await recorders.catchUp(tx, shard, accounts);
}

function guarded(run: AccountRun): readonly EffectRow[] {
  try {
    return run.run();
  } catch (error) {
    throw new AccountFailure(run.data.account, error);
  }
}

async function doEffects(
  tx: Tx,
  shard: number,
  handlers: ReadonlyMap<string, EffectHandler>,
  rows: readonly EffectRow[],
): Promise<Map<string, EffectOutcome>> {
  const outcomes = new Map<string, EffectOutcome>();
  for (const together of inOrder(rows, [...handlers.keys()])) {
    for (const [kind, handler] of handlers) {
      const mine = together.filter((row) => row.kind === kind);
      if (mine.length === 0) continue;
      for (const outcome of await handler.runMany(tx, shard, mine)) outcomes.set(outcome.id, outcome);
    }
  }
  for (const { id, kind } of rows) {
    if (outcomes.has(id)) continue;
    outcomes.set(id, { id, done: false, reason: 'not-done', message: `nothing here does ${kind}` });
  }
  return outcomes;
}

/**
 * Effects that may be done kind by kind, one batch after the other: what an account asks for is done in the order in
 * which it asks, since a later step may build on what an earlier one has stored.
 */
function inOrder(rows: readonly EffectRow[], kinds: readonly string[]): readonly (readonly EffectRow[])[] {
  const batches: EffectRow[][] = [];
  const last = new Map<string, { batch: number; place: number }>();
  for (const row of rows) {
    const place = kinds.indexOf(row.kind);
    const before = last.get(row.account) ?? { batch: 0, place };
    const batch = place < before.place ? before.batch + 1 : before.batch;
    last.set(row.account, { batch, place });
    const having = batches[batch];
    if (having === undefined) batches[batch] = [row];
    else having.push(row);
  }
  return batches;
}

async function ensureMonths({ db, months }: TickPorts, events: readonly LogEvent[]): Promise<void> {
  const missing = new Set<DayNumber>();
  for (const { occurredAt } of events) {
    const day = dayOf(occurredAt, 'UTC');
    if (!months.has(day)) missing.add(day);
  }
  if (missing.size === 0) return;
  await ensureEventMonths(db, missing);
  for (const day of missing) months.add(day);
}

/** Lets features store what the recorded events say, each account's in their order, none twice. */
class Recorders {
  readonly #done = new Map<AccountRun, number>();

  constructor(readonly recorders: readonly Recorder[]) {}

  async catchUp(tx: Tx, shard: number, accounts: readonly { run: AccountRun }[]): Promise<void> {
    const fresh = accounts.flatMap(({ run }) => {
      const events = run.recorded.slice(this.#done.get(run) ?? 0);
      this.#done.set(run, run.recorded.length);
      return events;
    });
    for (const recorder of this.recorders) {
      const events = fresh.filter(({ name }) => recorder.events.includes(name));
      if (events.length > 0) await recorder.runMany(tx, shard, events);
    }
  }
}

/** Keeps an account's inbox rows where they are until a person releases it; the reason is shown. */
export async function holdAccount(db: Db, account: string, at: Instant, error: unknown): Promise<void> {
  const reason = error instanceof AppError ? error.message : error instanceof Error ? error.message : String(error);
  await db.transaction(async (tx) => {
    const shard = shardOf(account);
    const [row] = await tx.query('select 1 from shard where shard = $1 for update', [shard]);
    if (row === undefined) throw internal('shard-missing', `There is no shard ${shard}; run the migrations`);
    await insertHeld(tx, shard, account, reason, at);
  });
}
