import type { Instant } from '#base';
import type { FactReader, FactRef, Value } from '#pure/expression';
import { type Asking, askFact, factReader, metricBehind, type Readable } from './fact-reader.ts';
import type { LogEvent } from './log-event.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';

/** One look at an account's rules: what each comes to, and when the first of the facts they read next changes by time. */
export interface Looking {
  /** What `compute` comes to, `unit` being what it is computed for; `mayStand` false: it is computed in any case. */
  make<T>(unit: object, compute: (read: FactReader) => T, mayStand?: boolean): T;
  until(): Instant | undefined;
}

/** Takes when it is next worth looking; the earliest counts. */
export type DueBy = (at: Instant | undefined) => void;

export const askingOf = ({ at }: { readonly at: Instant }, event: LogEvent | undefined): Asking =>
  event === undefined ? { at } : { at, event };

/** How an account is looked at: once and again from the beginning, or with what was found the last time in mind. */
export class Looks {
  readonly #memories = new Map<ActivePlaybook, FactMemory>();

  constructor(
    readonly runtime: Runtime,
    readonly account: Readable,
    readonly remembers: boolean,
  ) {}

  at(active: ActivePlaybook, asking: Asking): Looking {
    if (!this.remembers) {
      const read = factReader(this.runtime, active, this.account, asking);
      return { make: (_, compute) => compute(read), until: () => read.until() };
    }
    let memory = this.#memories.get(active);
    if (memory === undefined) {
      memory = new FactMemory(this.runtime, active, this.account);
      this.#memories.set(active, memory);
    }
    return new Reminded(memory, asking);
  }
}

/** A fact as it was read last, and what it was read from: it stands as long as that is the same and its time has not come. */
interface Slot {
  readonly ref: FactRef;
  /** What it is read from, another whenever that is another; absent: it is as quickly read as remembered. */
  readonly source: (() => unknown) | undefined;
  readFrom: unknown;
  value: Value | undefined;
  until: Instant | undefined;
  /** Goes up when the value is another. */
  stamp: number;
}

interface Unit {
  readonly slots: readonly Slot[];
  /** Those of the slots when it was made. */
  readonly stamps: readonly number[];
  readonly made: unknown;
}

const NOT_READ = {};

/**
 * Remembers from look to look what facts were and what was made of them. An account that lives through a year of events
 * is looked at a thousand times, and each event moves one fact of ten: only what reads that one is computed anew.
 */
class FactMemory {
  readonly units = new Map<object, Unit>();
  readonly #slots = new Map<string, Slot>();

  constructor(
    readonly runtime: Runtime,
    readonly active: ActivePlaybook,
    readonly account: Readable,
  ) {}

  /** The slot of a fact, as it is now. */
  slotOf(ref: FactRef, asking: Asking): Slot {
    let slot = this.#slots.get(ref.id);
    if (slot === undefined) {
      const source = this.#sourceOf(ref);
      slot = { ref, source, readFrom: NOT_READ, value: undefined, until: undefined, stamp: 0 };
      this.#slots.set(ref.id, slot);
    }
    this.refresh(slot, asking);
    return slot;
  }

  refresh(slot: Slot, asking: Asking): void {
    const from = slot.source?.();
    if (slot.source !== undefined && slot.readFrom === from && (slot.until === undefined || slot.until > asking.at))
      return;
    const { value, until } = askFact(this.runtime, this.active, this.account, asking, slot.ref);
    slot.readFrom = from;
    slot.until = until;
    if (value === slot.value) return;
    slot.value = value;
    slot.stamp += 1;
  }

  #sourceOf(ref: FactRef): (() => unknown) | undefined {
    const { account } = this;
    if (ref.kind === 'attribute') return () => account.rows.get(ref.subject);
    const metric = metricBehind(this.active, ref);
    return metric === undefined ? undefined : () => account.series.version(metric.id);
  }
}

/** One look at what is remembered. */
class Reminded implements Looking {
  #until: Instant | undefined;

  constructor(
    readonly memory: FactMemory,
    readonly asking: Asking,
  ) {}

  until(): Instant | undefined {
    return this.#until;
  }

  make<T>(unit: object, compute: (read: FactReader) => T, mayStand = true): T {
    const { memory, asking } = this;
    const known = memory.units.get(unit);
    // It was made by the same computation of the same unit.
    if (mayStand && known !== undefined && this.#stands(known)) return known.made as T;
    const slots: Slot[] = [];
    const stamps: number[] = [];
    const made = compute((ref) => {
      const slot = memory.slotOf(ref, asking);
      this.#note(slot);
      slots.push(slot);
      stamps.push(slot.stamp);
      return slot.value;
    });
    memory.units.set(unit, { slots, stamps, made });
    return made;
  }

  #stands({ slots, stamps }: Unit): boolean {
    for (let place = 0; place < slots.length; place++) {
      const slot = slots[place];
      if (slot === undefined) continue;
      this.memory.refresh(slot, this.asking);
      this.#note(slot);
      if (slot.stamp !== stamps[place]) return false;
    }
    return true;
  }

  #note({ until }: Slot): void {
    if (until !== undefined && (this.#until === undefined || until < this.#until)) this.#until = until;
  }
}
