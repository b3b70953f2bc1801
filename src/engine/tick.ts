import type { Instant } from '#base';
import { errorText, isTransient, type Tx, timestamp, underSavepoint } from '#platform/db';
import { bisect, halves, NamedFailures } from './bisect.ts';
import { Changes, type ChangesView } from './changes.ts';
import { insertHeld } from './held-accounts.ts';
import { type BatchPorts, runBatch, type Ticked } from './run-batch.ts';
import type { Runtime } from './runtime.ts';
import { type Floors, type TakenAccount, takeWork } from './take-work.ts';
import type { WorkMarks } from './work-marks.ts';

export interface TickPorts extends BatchPorts {
  /** The playbooks as of this transaction: read after the shard is taken. */
  readonly runtime: (tx: Tx) => Promise<Runtime>;
  readonly floors: Floors;
  /** Where it is said what is worked on before it is; absent: nowhere. */
  readonly marks?: WorkMarks;
}

/** A batch failed because of its accounts, and nothing of it was kept. */
export class BatchFailure extends Error {
  constructor(
    /** Whether it is known which of them failed. */
    readonly isNamed: boolean,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

const NOTHING: Ticked = { rows: 0, accounts: 0, outbox: 0, woken: [], held: [], changes: { topics: [], shards: [] } };

/**
 * The whole engine: one batch of one shard in one transaction. The events, everything that they caused and the promise
 * to send are there, or nothing is. Gives undefined when another worker has the shard. `only`: of this account alone.
 * Throws BatchFailure for what went wrong with accounts, anything else for connection trouble.
 */
export function tick(
  ports: TickPorts,
  shard: number,
  now: Instant,
  limit: number,
  only?: string,
): Promise<Ticked | undefined> {
  return onTaken(ports, shard, now, limit, only, async (taken, run, tx) => {
    try {
      return await run(tx, taken);
    } catch (error) {
      if (isTransient(error)) throw error;
      throw new BatchFailure(error instanceof NamedFailures, error);
    }
  });
}

/**
 * The same after a batch has failed: halved under savepoints until each account that fails is alone. Those are held, and
 * what the others do commits with that. Throws AllAlike when everybody fails: then nobody is held.
 */
export function tickApart(
  ports: TickPorts,
  shard: number,
  now: Instant,
  limit: number,
  { isNamed }: Pick<BatchFailure, 'isNamed'>,
  only?: string,
): Promise<Ticked | undefined> {
  return onTaken(ports, shard, now, limit, only, async (taken, run, tx) => {
    const byName = new Map(taken.map((one) => [one.account, one]));
    const names = [...byName.keys()];
    const attempt = (part: readonly string[]): Promise<Ticked> =>
      underSavepoint(tx, (within) =>
        run(
          within,
          part.map((name) => byName.get(name)).filter((one) => one !== undefined),
        ),
      );
    // The whole has failed already; where it is known on whom, it fails on the same once more, and then no more.
    const parts = isNamed || names.length === 1 ? [names] : halves(names);
    const { done, failed } = await bisect(parts, attempt, isTransient);
    for (const { item, error } of failed) await insertHeld(tx, shard, item, errorText(error), now);
    return done.reduce(together, { ...NOTHING, held: failed });
  });
}

const together = (a: Ticked, b: Ticked): Ticked => ({
  rows: a.rows + b.rows,
  accounts: a.accounts + b.accounts,
  outbox: a.outbox + b.outbox,
  woken: [...new Set([...a.woken, ...b.woken])],
  held: [...a.held, ...b.held],
  changes: bothOf(a.changes, b.changes),
});

function bothOf(a: ChangesView, b: ChangesView): ChangesView {
  const both = new Changes();
  both.addAll(a);
  both.addAll(b);
  return both.view();
}

type RunPart = (tx: Tx, part: readonly TakenAccount[]) => Promise<Ticked>;

/** Takes a shard and its work in a transaction; `work` does it. */
function onTaken(
  ports: TickPorts,
  shard: number,
  now: Instant,
  limit: number,
  only: string | undefined,
  work: (taken: readonly TakenAccount[], run: RunPart, tx: Tx) => Promise<Ticked>,
): Promise<Ticked | undefined> {
  const { marks } = ports;
  return ports.db.transaction(async (tx) => {
    const [row] = await tx.query<{ last_at: Instant }>(
      'select last_at from shard where shard = $1 for update skip locked',
      [shard],
    );
    if (row === undefined) return undefined;
    const at = Math.max(now, row.last_at);
    const taken = await takeWork(tx, shard, at, limit, ports.floors, only);
    if (taken.length === 0) return NOTHING;
    const runtime = await ports.runtime(tx);
    await marks?.leave(
      shard,
      taken.map(({ account }) => account),
    );
    const ticked = await work(taken, (within, part) => runBatch(ports, within, shard, runtime, part, at), tx);
    await tx.query('update shard set last_at = $2, revision = revision + 1 where shard = $1', [shard, timestamp(at)]);
    // With the commit: as long as it has not come, the mark stands.
    await marks?.wipe(tx, shard);
    return ticked;
  });
}
