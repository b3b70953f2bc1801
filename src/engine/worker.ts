import type { Clock, DayNumber } from '#base';
import { type Db, isTransient, type Tx } from '#platform/db';
import type { Log } from '#platform/log';
import { listDueShards } from './due-shards.ts';
import { prepareVersions } from './prepare-version.ts';
import type { Runtime } from './runtime.ts';
import type { Floors } from './take-work.ts';
import { AccountFailure, BatchFailure, holdAccount, type Ticked, tick } from './tick.ts';
import type { Wakeups } from './wake-up.ts';

export interface WorkerPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (tx: Tx) => Promise<Runtime>;
  readonly wakeups: Wakeups;
  readonly log: Log;
  /** Called after a commit that put something into the outbox. */
  readonly deliver: () => void;
}

export interface Worker {
  /** Finishes the tick under way, then answers. */
  stop(): Promise<void>;
}

/** A tick that takes longer than this keeps a person waiting behind it (ARCHITECTURE.md, one writer a shard). */
const LONGEST_TICK = 200;
const FEWEST = 10;
const MOST = 2000;
/** While the database works on one shard's tick, this process works on another's. */
const TICKS_AT_ONCE = 2;
/** A poll is the truth, a wake-up only a hint. */
const POLL = 1000;
const LATE_COMMITS_EVERY = 5000;
const RETRY_AFTER = 500;
const PREPARE_AGAIN = 60_000;
/** So many accounts that fail one after the other, and none that does not, fail for a reason of ours. */
const ALL_ALIKE = 5;

/** Runs ticks for ever: the most overdue shard first, until nothing is due; then waits for a hint or a second. */
export function startWorker(ports: WorkerPorts): Worker {
  let stopping = false;
  const running = runUntil(ports, () => stopping);
  return {
    async stop() {
      stopping = true;
      await running;
    },
  };
}

async function runUntil(ports: WorkerPorts, stopping: () => boolean): Promise<void> {
  const work = new Work(ports);
  while (!stopping()) {
    try {
      const busy = await work.round(stopping);
      if (!busy && !stopping()) await ports.wakeups.next(POLL);
    } catch (error) {
      ports.log.error({ error }, 'The worker could not do its work; it tries again');
      await ports.wakeups.next(RETRY_AFTER);
    }
  }
}

/** What a worker remembers between ticks. One that runs to the end (`drain`) serves tests, imports and commands. */
export class Work {
  readonly #floors: Floors = new Map();
  readonly #months = new Set<DayNumber>();
  #floorsSince = 0;
  #prepareFrom = Number.NEGATIVE_INFINITY;
  #limit = 500;

  constructor(readonly ports: Omit<WorkerPorts, 'wakeups'> & { readonly wakeups?: Wakeups }) {}

  /** Every shard that has something due, once; gives whether anything was done. */
  async round(stopping: () => boolean = () => false): Promise<boolean> {
    const { db, clock, log } = this.ports;
    let busy = await this.#prepare();
    const failed: { shard: number; error: unknown }[] = [];
    const shards = await listDueShards(db, clock.now());
    const workThrough = async (): Promise<void> => {
      for (let shard = shards.shift(); shard !== undefined && !stopping(); shard = shards.shift()) {
        try {
          if (await this.#tick(shard)) busy = true;
        } catch (error) {
          if (isTransient(error)) throw error;
          failed.push({ shard, error });
        }
      }
    };
    await Promise.all(Array.from({ length: TICKS_AT_ONCE }, workThrough));
    // One shard that can't go on must not keep the others from it.
    if (failed.length > 0 && !busy) throw failed[0]?.error;
    for (const { shard, error } of failed)
      log.error({ shard, error }, 'A shard could not be worked on; it is tried again');
    return busy;
  }

  /** A version that can't be prepared does not keep those that are live from running. */
  async #prepare(): Promise<boolean> {
    const { db, clock, runtime, log } = this.ports;
    if (clock.now() < this.#prepareFrom) return false;
    try {
      const went = await prepareVersions({ db, runtime }, clock.now());
      for (const version of went) log.info({ playbook: version }, 'A playbook went live');
      return went.length > 0;
    } catch (error) {
      if (isTransient(error)) throw error;
      log.error({ error }, 'A playbook version can not go live; publish one in which this is put right');
      this.#prepareFrom = clock.now() + PREPARE_AGAIN;
      return false;
    }
  }

  async #tick(shard: number): Promise<boolean> {
    const { clock } = this.ports;
    const started = clock.now();
    if (started - this.#floorsSince > LATE_COMMITS_EVERY) {
      this.#floors.clear();
      this.#floorsSince = started;
    }
    const ticked = await this.#tickOrHold(shard);
    if (ticked === undefined || ticked.accounts === 0) return false;
    const took = Math.max(clock.now() - started, LONGEST_TICK / 10);
    const fitting = Math.round((ticked.rows + ticked.accounts) * ((0.8 * LONGEST_TICK) / took));
    this.#limit = Math.min(MOST, Math.max(FEWEST, Math.round((this.#limit + fitting) / 2)));
    this.ports.wakeups?.wake(ticked.woken);
    if (ticked.outbox > 0) this.ports.deliver();
    return true;
  }

  /** A failure of pure code names its account, which is held. What fails otherwise is tried again, then one by one. */
  async #tickOrHold(shard: number): Promise<Ticked | undefined> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#once(shard);
      } catch (error) {
        if (error instanceof AccountFailure) return this.#hold([error]);
        if (!(error instanceof BatchFailure)) throw error;
        if (tries > 0) return this.#oneByOne(shard, error);
      }
    }
  }

  /** Every account of a batch that failed, each in a tick of its own; those that fail alone too are held. */
  async #oneByOne(shard: number, batch: BatchFailure): Promise<Ticked | undefined> {
    const failures: AccountFailure[] = [];
    for (const account of batch.accounts) {
      try {
        await this.#once(shard, account);
      } catch (error) {
        if (!(error instanceof AccountFailure)) throw error;
        failures.push(error);
      }
      // What fails on everybody is nobody's fault: better to stand still than to hold them all.
      if (failures.length === ALL_ALIKE && batch.accounts.indexOf(account) === ALL_ALIKE - 1) throw batch;
    }
    return this.#hold(failures);
  }

  async #hold(failures: readonly AccountFailure[]): Promise<Ticked> {
    const { db, clock, log } = this.ports;
    for (const { account, cause } of failures) {
      log.error({ error: cause, account }, 'An account failed and is held; release it when the reason is gone');
      await holdAccount(db, account, clock.now(), cause);
    }
    return { rows: 0, accounts: Math.max(1, failures.length), outbox: 0, woken: [] };
  }

  #once(shard: number, only?: string): Promise<Ticked | undefined> {
    const { db, clock, runtime } = this.ports;
    const ports = { db, runtime, floors: this.#floors, months: this.#months };
    return tick(ports, shard, clock.now(), this.#limit, only);
  }
}
