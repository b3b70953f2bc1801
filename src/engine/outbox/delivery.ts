import { type Clock, type Instant, type JsonObject, MINUTE, type Uuid } from '#base';
import type { Db } from '#platform/db';
import type { Channel, ClaimedRow, Settled } from './channel.ts';
import { byShard, eventOf, type WriteWithEvents, writeWithEvents } from './delivery-events.ts';
import { listDueShards } from './outbox-list.ts';
import { claimRows, releaseRows, settleRows } from './outbox-rows.ts';
import { enterPresence, type Presence } from './presence.ts';
import { MAX_ATTEMPTS, settleDelivery } from './settle-delivery.ts';
import { sweepClaims } from './sweep-claims.ts';
import { wireRows } from './wire-rows.ts';

export interface DeliveryOptions {
  /** Random numbers from 0 to 1, for the spread of retries. */
  readonly random: () => number;
  /** After commit, with the shards whose inbox has something new. */
  readonly wake?: (shards: readonly number[]) => void;
  readonly maxAttempts?: number;
  /** A claim of a living worker that is older than this is void: longer than all time limits of a channel together. */
  readonly claimLife?: number;
  /** Rows claimed at once. */
  readonly batch?: number;
  /** How long to wait for something to happen before looking again, in ms. */
  readonly pollMs?: number;
  /** Whether nothing may leave at the moment; what is on the wire already comes to its end. Absent: never. */
  readonly isHalted?: () => boolean;
  /** Told what became of deliveries, once that is stored; for metrics. */
  readonly settled?: (channel: string, outcome: keyof DeliveryCount, count: number) => void;
}

export interface DeliveryCount {
  readonly sent: number;
  readonly again: number;
  readonly inDoubt: number;
  readonly dead: number;
  readonly dropped: number;
}

const SWEEP_EVERY = 5000;
/** Results wait this long for company before they are written, in ms. */
const SETTLE_AFTER = 25;
/** So many results at most wait to be written before nothing more is put on the wire. */
const UNSETTLED_AT_MOST = 200;

/** One process's part in delivering: claims, puts on the wire, delivers, settles. `run` is not called twice at once. */
export class Delivery {
  #presence: Presence | undefined;
  #sweptAt = Number.NEGATIVE_INFINITY;
  /** Claimed and not yet on the wire, by channel. */
  readonly #waiting = new Map<string, ClaimedRow[]>();
  readonly #onWire = new Map<string, Set<Uuid>>();
  #finished: Settled[] = [];
  #stir: (() => void) | undefined;
  #settling = false;
  #settleDue = false;
  #unsettled: { readonly error: unknown } | undefined;
  #stopping = false;
  #count = { sent: 0, again: 0, inDoubt: 0, dead: 0, dropped: 0 };
  readonly #channels: ReadonlyMap<string, Channel>;
  readonly #write: WriteWithEvents;

  constructor(
    readonly db: Db,
    readonly clock: Clock,
    channels: readonly Channel[],
    readonly options: DeliveryOptions,
  ) {
    this.#write = writeWithEvents(db, clock, options.wake);
    this.#channels = new Map(channels.map((channel) => [channel.name, channel]));
    for (const { name } of channels) {
      this.#waiting.set(name, []);
      this.#onWire.set(name, new Set());
    }
  }

  /** Delivers whatever is due until nothing is; a slow one holds only its own place. */
  async run(): Promise<DeliveryCount> {
    this.#count = { sent: 0, again: 0, inDoubt: 0, dead: 0, dropped: 0 };
    for (;;) {
      if (!this.#isHalted) await this.#claim();
      for (const channel of this.#channels.values()) await this.#fill(channel);
      this.#settleSoon();
      if (this.#busy === 0 && this.#finished.length === 0) break;
      await this.#somethingHappens();
      this.#failIfUnsettled();
    }
    return this.#count;
  }

  /** Looks for work now. */
  stir(): void {
    this.#stir?.();
  }

  /** Claims nothing more, gives back what was not begun; `run` ends when what is on the wire has its answer. */
  stop(): void {
    this.#stopping = true;
    this.stir();
  }

  /** After the last `run`: gives up the sign of life. */
  async leave(): Promise<void> {
    await this.#presence?.leave();
    this.#presence = undefined;
  }

  get #isHalted(): boolean {
    return this.#stopping || this.options.isHalted?.() === true;
  }

  get #busy(): number {
    let busy = 0;
    for (const ids of this.#onWire.values()) busy += ids.size;
    return busy;
  }

  get #crowd(): number {
    let most = 1;
    for (const { concurrency } of this.#channels.values()) most = Math.max(most, Math.ceil(concurrency / 2));
    return most;
  }

  #somethingHappens(): Promise<void> {
    this.#settleDue = false;
    const ms = this.#finished.length > 0 ? SETTLE_AFTER : (this.options.pollMs ?? 1000);
    return new Promise((resolve) => {
      const over = (isLate: boolean): void => {
        clearTimeout(timer);
        this.#stir = undefined;
        this.#settleDue = isLate;
        resolve();
      };
      const timer = setTimeout(() => over(true), ms);
      this.#stir = () => over(false);
    });
  }

  async #present(): Promise<Presence> {
    if (this.#presence?.isLost() === true) {
      // Its claims are void: whoever sweeps next gives them back.
      for (const rows of this.#waiting.values()) rows.length = 0;
      this.#presence = undefined;
    }
    this.#presence ??= await enterPresence(this.db);
    return this.#presence;
  }

  async #claim(): Promise<void> {
    const presence = await this.#present();
    const now = this.clock.now();
    await this.#sweep(presence, now);
    for (const [channel, rows] of this.#waiting) {
      if (rows.length > 0) continue;
      const batch = this.options.batch ?? 500;
      for (const { shard } of await listDueShards(this.db, channel, now)) {
        const limit = batch - rows.length;
        if (limit <= 0) break;
        rows.push(...(await claimRows(this.db, shard, { channel, worker: presence.worker, limit }, now)));
      }
    }
  }

  /** Voids the claims of workers that are gone, and those of living ones that have lasted too long. */
  async #sweep(presence: Presence, now: Instant): Promise<void> {
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY) return;
    this.#sweptAt = now;
    await sweepClaims(this.db, this.#write, presence, {
      now,
      life: this.options.claimLife ?? 10 * MINUTE,
      known: this.#known(),
    });
  }

  /** What this process has in hand, and so knows better than its claims tell. */
  #known(): Uuid[] {
    const known = this.#finished.map(({ row }) => row.id);
    for (const ids of this.#onWire.values()) known.push(...ids);
    for (const rows of this.#waiting.values()) for (const { id } of rows) known.push(id);
    return known;
  }

  /** Puts waiting rows on the wire, a shard's together, once enough places are free to be worth a statement. */
  async #fill(channel: Channel): Promise<void> {
    const waiting = this.#waiting.get(channel.name) ?? [];
    const onWire = this.#onWire.get(channel.name) ?? new Set();
    if (this.#isHalted) await this.#giveBack(waiting.splice(0));
    while (waiting.length > 0) {
      const free = channel.concurrency - onWire.size;
      if (this.#finished.length > UNSETTLED_AT_MOST) return;
      if (free <= 0 || (free < channel.concurrency / 2 && free < waiting.length)) return;
      const shard = waiting[0]?.shard;
      const size = waiting.slice(0, free).findIndex((row) => row.shard !== shard);
      const group = waiting.splice(0, size < 0 ? free : size);
      try {
        const { going, dropped } = await wireRows(this.db, this.#write, group, this.clock.now());
        this.#tell(channel.name, 'dropped', dropped);
        for (const row of going) this.#deliver(channel, row, onWire);
      } catch (error) {
        waiting.unshift(...group);
        throw error;
      }
    }
  }

  async #giveBack(rows: readonly ClaimedRow[]): Promise<void> {
    for (const [shard, group] of byShard(rows, (row) => row.shard)) {
      const [first] = group;
      if (first !== undefined)
        await releaseRows(
          this.db,
          shard,
          group.map((row) => row.id),
          first.claimedBy,
        );
    }
  }

  #deliver(channel: Channel, row: ClaimedRow, onWire: Set<Uuid>): void {
    onWire.add(row.id);
    const { random, maxAttempts = MAX_ATTEMPTS } = this.options;
    channel
      .deliver(row.payload, row.id)
      // A channel that throws has not said how far it came.
      .catch((error: unknown) => ({ ok: false, permanent: false, wasOnWire: true, reason: String(error) }) as const)
      .then((result) => {
        onWire.delete(row.id);
        this.#finished.push(settleDelivery(row, result, { now: this.clock.now(), random: random(), maxAttempts }));
        if (this.#finished.length >= this.#crowd || this.#busy === 0) this.stir();
      });
  }

  /** Beside the deliveries, so that none waits for it: the more finish meanwhile, the more the next one writes. */
  #settleSoon(): void {
    const { length } = this.#finished;
    if (this.#settling || length === 0) return;
    if (length < this.#crowd && this.#busy > 0 && !this.#settleDue) return;
    this.#settling = true;
    this.#settle()
      .catch((error: unknown) => {
        this.#unsettled = { error };
      })
      .finally(() => {
        this.#settling = false;
        this.stir();
      });
  }

  /** What could not be written stays in #finished, for the next run. */
  #failIfUnsettled(): void {
    const failure = this.#unsettled;
    this.#unsettled = undefined;
    if (failure !== undefined) throw failure.error;
  }

  /** States and events of what has its answer, in one transaction. */
  async #settle(): Promise<void> {
    // A copy: more may finish while this is written.
    const finished = [...this.#finished];
    if (finished.length === 0) return;
    const now = this.clock.now();
    const written: Settled[] = [];
    await this.#write(async (tx, events) => {
      written.length = 0;
      for (const [shard, group] of byShard(finished, (one) => one.row.shard)) {
        const ours = await settleRows(tx, shard, group, now);
        for (const one of group.filter(({ row }) => ours.has(row.id))) {
          written.push(one);
          if (one.tells !== undefined) events.push(eventOf(one.row, one.tells, now, detailsOf(one)));
        }
      }
    });
    this.#finished = this.#finished.slice(finished.length);
    for (const { state, row } of written) {
      this.#tell(
        row.channel,
        ({ sent: 'sent', queued: 'again', in_doubt: 'inDoubt', dead: 'dead' } as const)[state],
        1,
      );
    }
  }

  #tell(channel: string, outcome: keyof DeliveryCount, count: number): void {
    this.#count[outcome] += count;
    this.options.settled?.(channel, outcome, count);
  }
}

function detailsOf({ reason, kept }: Settled): JsonObject {
  if (kept === true) return { kept };
  return reason === undefined ? {} : { reason };
}
