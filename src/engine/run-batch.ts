import { setImmediate } from 'node:timers/promises';
import { type DayNumber, dayOf, type Instant } from '#base';
import { type Db, ensureEventMonths, type Tx } from '#platform/db';
import { AccountRun } from './account-run.ts';
import { type Failed, NamedFailures } from './bisect.ts';
import { Changes, type ChangesView, topicsOfEvent } from './changes.ts';
import { insertIntoInbox } from './inbox.ts';
import { type LoadedAccount, loadAccounts } from './load-accounts.ts';
import type { LogEvent } from './log-event.ts';
import type { EffectHandler, EffectOutcome, EffectRow, Recorder } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { saveAccounts } from './save-accounts.ts';
import { deleteTaken, type TakenAccount } from './take-work.ts';

export interface BatchPorts {
  readonly db: Db;
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
  /** Accounts that failed: their events wait until they are released. */
  readonly held: readonly Failed<string>[];
  /** For those who look. */
  readonly changes: ChangesView;
}

/** One batch of accounts from what they were to what they became, all that they cause included, inside the tick's transaction. */
export async function runBatch(
  ports: BatchPorts,
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
  const outbox = accounts.reduce((sum, { run }) => sum + run.outbox.length, 0);
  return {
    rows: events.length,
    accounts: accounts.length,
    outbox,
    woken,
    held: [],
    changes: changesOf(shard, accounts),
  };
}

function changesOf(shard: number, accounts: readonly { run: AccountRun }[]): ChangesView {
  const changes = new Changes();
  for (const { run } of accounts) {
    const { account } = run.data;
    for (const { name } of run.recorded) for (const topic of topicsOfEvent(name)) changes.add(topic, account, shard);
    // What changes without being an event.
    if (run.evaluation.scoresMoved) changes.add('accounts', account, shard);
    if (run.journeys.changed.size > 0) changes.add('enrollments', account, shard);
  }
  return changes.view();
}

/** Runs every account until it asks for effects, does them kind by kind for all together, and runs on with the outcomes. */
export async function runAll(
  tx: Tx,
  shard: number,
  runtime: Runtime,
  accounts: readonly { data: LoadedAccount; run: AccountRun }[],
): Promise<void> {
  const handlers = new Map(runtime.registry.effects.map((handler) => [handler.kind, handler]));
  let asking = await runGuarded(accounts.map(({ run }) => run));
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
    for (const { run, rows } of asking)
      run.settle(rows.map((row) => outcomes.get(row.id)).filter((outcome) => outcome !== undefined));
    asking = await runGuarded(asking.map(({ run }) => run));
  }
  await recorders.catchUp(tx, shard, accounts);
}

/** So many events or wakes take some ms: then whoever waits at the door of this process has its turn. */
const GIVE_WAY_AFTER = 100;

/** Runs each account on; those that ask for something. All whose pure code fails are named together. */
async function runGuarded(runs: readonly AccountRun[]): Promise<{ run: AccountRun; rows: readonly EffectRow[] }[]> {
  const asking: { run: AccountRun; rows: readonly EffectRow[] }[] = [];
  const failures: Failed<string>[] = [];
  let done = 0;
  for (const run of runs) {
    if (done >= GIVE_WAY_AFTER) {
      await setImmediate();
      done = 0;
    }
    done += 1 + run.inbound.length;
    try {
      const rows = run.run();
      if (rows.length > 0) asking.push({ run, rows });
    } catch (error) {
      failures.push({ item: run.data.account, error });
    }
  }
  if (failures.length > 0) throw new NamedFailures(failures);
  return asking;
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

async function ensureMonths({ db, months }: BatchPorts, events: readonly LogEvent[]): Promise<void> {
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
  readonly #byEvent = new Map<string, Recorder[]>();

  constructor(readonly recorders: readonly Recorder[]) {
    for (const recorder of recorders) {
      for (const event of recorder.events) {
        const those = this.#byEvent.get(event);
        if (those === undefined) this.#byEvent.set(event, [recorder]);
        else if (!those.includes(recorder)) those.push(recorder);
      }
    }
  }

  async catchUp(tx: Tx, shard: number, accounts: readonly { run: AccountRun }[]): Promise<void> {
    const fresh = new Map<Recorder, LogEvent[]>();
    for (const { run } of accounts) {
      const { recorded } = run;
      for (let i = this.#done.get(run) ?? 0; i < recorded.length; i++) {
        const event = recorded[i];
        // Most events are stored by nobody but the log.
        if (event === undefined) continue;
        for (const recorder of this.#byEvent.get(event.name) ?? []) {
          const events = fresh.get(recorder);
          if (events === undefined) fresh.set(recorder, [event]);
          else events.push(event);
        }
      }
      this.#done.set(run, recorded.length);
    }
    for (const recorder of this.recorders) {
      const events = fresh.get(recorder);
      if (events !== undefined) await recorder.runMany(tx, shard, events);
    }
  }
}
