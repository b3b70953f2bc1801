import type { Clock, DayNumber, Instant } from '#base';
import { type Db, isTransient, type Tx } from '#platform/db';
import type { Log } from '#platform/log';
import { carryMoves } from './carry-moves.ts';
import { listDueShards } from './due-shards.ts';
import { prepareVersions } from './prepare-version.ts';
import type { Ticked } from './run-batch.ts';
import type { Runtime } from './runtime.ts';
import type { Floors } from './take-work.ts';
import { BatchFailure, tick, tickApart } from './tick.ts';
import type { Wakeups } from './wake-up.ts';
import { chargeDead, clearSuspect, listSuspects, type WorkMarks, workMarks } from './work-marks.ts';
import type { WorkerPresence } from './worker-presence.ts';

export interface WorkerPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (tx: Tx) => Promise<Runtime>;
  readonly wakeups: Wakeups;
  readonly log: Log;
  /** This worker's sign of life; absent: it does not look for workers that died. */
  readonly presence?: WorkerPresence;
  /** Called after a round that put something into the outbox. */
  readonly deliver: () => void;
  /** Resolves when the door of this process has a lull, after so many ms at the latest; absent: nobody is given way. */
  readonly giveWay?: (most: number) => Promise<void>;
  /** Told of each tick that did something or failed; for metrics. */
  readonly ticked?: (seen: TickSeen) => void;
}

export interface TickSeen {
  readonly outcome: 'done' | 'failed';
  /** Events that were worked on. */
  readonly rows: number;
  readonly ms: number;
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
/** What comes in is stored first: a tick waits for it so long at most, in ms, so that work goes on beside the densest stream. */
const GIVE_WAY_FOR = 200;
/** A poll is the truth, a wake-up only a hint. */
const POLL = 1000;
/** Due times that follow each other closely are worked on together. */
const SHORTEST_REST = 100;
const LATE_COMMITS_EVERY = 5000;
const RETRY_AFTER = 500;
const PREPARE_AGAIN = 60_000;
const LOOK_FOR_DEATHS = 5000;
/** What ends a process stands at the beginning of what waits, so that it comes soon after the next start. */
const CAREFUL_FOR = 60_000;
/** Whoever ends processes from outside often does so as they start: an account is blamed for a death of its own only after. */
const SETTLED_AFTER = 10_000;
/** Inbox rows of a tick that is noted down: few are to be tried alone after it. */
const CAREFUL_LIMIT = 100;

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
      if (!busy && !stopping()) await ports.wakeups.next(work.rest());
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
  #nextDue: Instant | undefined;
  #hasPromised = false;
  #lookAgainAt = Number.NEGATIVE_INFINITY;
  #diedAt = Number.NEGATIVE_INFINITY;
  readonly #startedAt: Instant;
  /** Only for a while after a death. */
  #marks: WorkMarks | undefined;

  constructor(readonly ports: Omit<WorkerPorts, 'wakeups'> & { readonly wakeups?: Wakeups }) {
    this.#startedAt = ports.clock.now();
  }

  /** How long nothing is to be done after a round that found nothing, unless a hint comes, in ms. */
  rest(): number {
    if (this.#nextDue === undefined) return POLL;
    return Math.min(POLL, Math.max(SHORTEST_REST, this.#nextDue - this.ports.clock.now()));
  }

  /**
   * Every shard that has something due, once; gives whether anything was done. What it has put into the outbox is
   * delivered after it: else the first mails of many would keep the waits of the others (delivery looks each second).
   */
  async round(stopping: () => boolean = () => false): Promise<boolean> {
    try {
      return await this.#round(stopping);
    } finally {
      if (this.#hasPromised) this.ports.deliver();
      this.#hasPromised = false;
    }
  }

  async #round(stopping: () => boolean): Promise<boolean> {
    const { db, clock, log } = this.ports;
    let busy = await this.#prepare();
    await this.#lookForDeaths();
    if (await this.#trySuspects()) busy = true;
    const failed: { shard: number; error: unknown }[] = [];
    const due = await listDueShards(db, clock.now());
    const shards = [...due.shards];
    this.#nextDue = due.next;
    const workThrough = async (): Promise<void> => {
      for (let shard = shards.shift(); shard !== undefined && !stopping(); shard = shards.shift()) {
        try {
          await this.ports.giveWay?.(GIVE_WAY_FOR);
          if (await this.#tick(shard)) busy = true;
        } catch (error) {
          if (isTransient(error)) throw error;
          failed.push({ shard, error });
        }
      }
    };
    await Promise.all(Array.from({ length: this.#marks === undefined ? TICKS_AT_ONCE : 1 }, workThrough));
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
      const asked = await carryMoves(db, clock.now(), (shards) => this.ports.wakeups?.wake(shards));
      return went.length > 0 || asked > 0;
    } catch (error) {
      if (isTransient(error)) throw error;
      log.error({ error }, 'A playbook version can not go live; publish one in which this is put right');
      this.#prepareFrom = clock.now() + PREPARE_AGAIN;
      return false;
    }
  }

  async #tick(shard: number): Promise<boolean> {
    const { clock, ticked: seen } = this.ports;
    const started = clock.now();
    if (started - this.#floorsSince > LATE_COMMITS_EVERY) {
      this.#floors.clear();
      this.#floorsSince = started;
    }
    const ticked = await this.#tickOrHold(shard).catch((error: unknown) => {
      seen?.({ outcome: 'failed', rows: 0, ms: clock.now() - started });
      throw error;
    });
    if (ticked === undefined || (ticked.accounts === 0 && ticked.held.length === 0)) return false;
    const ms = clock.now() - started;
    seen?.({ outcome: 'done', rows: ticked.rows, ms });
    const took = Math.max(ms, LONGEST_TICK / 10);
    const fitting = Math.round((ticked.rows + ticked.accounts) * ((0.8 * LONGEST_TICK) / took));
    this.#limit = Math.min(MOST, Math.max(FEWEST, Math.round((this.#limit + fitting) / 2)));
    this.#tell(ticked);
    return true;
  }

  /** A batch that failed is halved until those that fail are alone; they are held and the others go on. */
  async #tickOrHold(shard: number, only?: string): Promise<Ticked | undefined> {
    const { db, clock, runtime, log } = this.ports;
    const marks = this.#marks;
    const ports = {
      db,
      runtime,
      floors: this.#floors,
      months: this.#months,
      ...(marks === undefined ? {} : { marks }),
    };
    const limit = marks === undefined ? this.#limit : Math.min(this.#limit, CAREFUL_LIMIT);
    try {
      const whole = tick(ports, shard, clock.now(), limit, only);
      const ticked = await whole.catch((failure: unknown) => {
        if (!(failure instanceof BatchFailure)) throw failure;
        return tickApart(ports, shard, clock.now(), limit, failure, only);
      });
      for (const { item: account, error } of ticked?.held ?? [])
        log.error({ error, account }, 'An account failed and is held; release it when the reason is gone');
      return ticked;
    } catch (error) {
      // The process lives: what it worked on has not ended it. Where the database is away the error says so.
      await marks?.wipe(db, shard).catch(() => undefined);
      throw error;
    }
  }

  /** Leaves marks for a while after any worker has died, so that a second death tells over what. */
  async #lookForDeaths(): Promise<void> {
    const { db, clock, log, presence } = this.ports;
    const now = clock.now();
    if (presence === undefined || now < this.#lookAgainAt) return;
    this.#lookAgainAt = now + LOOK_FOR_DEATHS;
    const { died, held } = await chargeDead(db, now);
    if (died > 0) {
      this.#diedAt = now;
      log.warn({ died }, 'A worker ended in the middle; what is worked on is noted down for a minute');
    }
    for (const account of held)
      log.error({ account }, 'An account ended the process twice and is held; release it when the reason is gone');
    const isCareful = now < this.#diedAt + CAREFUL_FOR || (await listSuspects(db)).length > 0;
    this.#marks = isCareful ? workMarks(db, presence.worker) : undefined;
  }

  /** One after the other, and nothing beside it: if the process ends now, it is known by whom. */
  async #trySuspects(): Promise<boolean> {
    if (this.#marks === undefined) return false;
    let tried = false;
    const isSettled = this.ports.clock.now() > this.#startedAt + SETTLED_AFTER;
    for (const suspect of await listSuspects(this.ports.db)) {
      if (suspect.deaths > 0 && !isSettled) continue;
      const ticked = await this.#tickOrHold(suspect.shard, suspect.account);
      // Another worker has the shard: later.
      if (ticked === undefined) continue;
      tried = true;
      if (ticked.held.length === 0) await clearSuspect(this.ports.db, suspect);
      this.#tell(ticked);
    }
    return tried;
  }

  #tell({ woken, outbox, changes }: Ticked): void {
    this.ports.wakeups?.wake(woken);
    this.ports.wakeups?.tell(changes);
    if (outbox > 0) this.#hasPromised = true;
  }
}
