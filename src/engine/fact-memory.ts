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
    return memory.look(asking);
  }
}

/** A fact as it was read, and what it was read from: it stands as long as that is the same and its time has not come. */
interface Slot {
  value: Value | undefined;
  until: Instant | undefined;
  source: unknown;
}

interface Unit {
  readonly refs: readonly FactRef[];
  readonly values: readonly (Value | undefined)[];
  readonly made: unknown;
}

/**
 * Remembers from look to look what facts were and what was made of them. An account that lives through a year of events
 * is looked at a thousand times, and each event moves one fact of ten: only what reads that one is computed anew.
 */
class FactMemory {
  readonly #slots = new Map<string, Slot>();
  readonly #units = new Map<object, Unit>();

  constructor(
    readonly runtime: Runtime,
    readonly active: ActivePlaybook,
    readonly account: Readable,
  ) {}

  look(asking: Asking): Looking {
    let until: Instant | undefined;
    const read = (ref: FactRef): Value | undefined => {
      const slot = this.#ask(ref, asking);
      if (slot.until !== undefined && (until === undefined || slot.until < until)) until = slot.until;
      return slot.value;
    };
    return {
      until: () => until,
      make: <T>(unit: object, compute: (read: FactReader) => T, mayStand = true): T => {
        const known = this.#units.get(unit);
        // It was made by the same computation of the same unit.
        if (mayStand && known !== undefined && isSame(known, read)) return known.made as T;
        const refs: FactRef[] = [];
        const values: (Value | undefined)[] = [];
        const made = compute((ref) => {
          const value = read(ref);
          refs.push(ref);
          values.push(value);
          return value;
        });
        this.#units.set(unit, { refs, values, made });
        return made;
      },
    };
  }

  #ask(ref: FactRef, asking: Asking): Slot {
    const source = this.#sourceOf(ref);
    if (source === undefined) return askFact(this.runtime, this.active, this.account, asking, ref);
    const known = this.#slots.get(ref.id);
    if (known !== undefined && known.source === source && (known.until === undefined || known.until > asking.at))
      return known;
    const slot: Slot = { ...askFact(this.runtime, this.active, this.account, asking, ref), source };
    this.#slots.set(ref.id, slot);
    return slot;
  }

  /** What a fact is read from, another whenever that is another; undefined: it is as quickly read as remembered. */
  #sourceOf(ref: FactRef): unknown {
    if (ref.kind === 'attribute') return this.account.rows.get(ref.subject);
    const metric = metricBehind(this.active, ref);
    return metric === undefined ? undefined : this.account.series.version(metric.id);
  }
}

function isSame({ refs, values }: Unit, read: FactReader): boolean {
  for (let i = 0; i < refs.length; i++) {
    const ref = refs[i];
    if (ref !== undefined && read(ref) !== values[i]) return false;
  }
  return true;
}
