import { dayOf, type Instant, type Json, monthOf } from '#base';
import type { IncomingEvent } from '#engine';

/** A row whose event has the key of an earlier row's. */
export interface Repetition {
  readonly row: number;
  readonly earlier: number;
  /** False: it says something else under the same key, and will be set aside. */
  readonly same: boolean;
}

const WORDS = 4;
const FIRST_SLOTS = 1 << 12;
/** So many events are remembered, in 64 MB; those after them are held against these only. */
const MOST_SLOTS = 1 << 22;
const LOAD = 0.7;

/** Finds rows of one file that have the same key, in 16 bytes an event: what a Map needs ten times the memory for. */
export class RepeatedKeys {
  /** Per slot: 64 bits of the key, 32 of the content, the row (0: free). */
  #slots = new Uint32Array(FIRST_SLOTS * WORDS);
  #taken = 0;

  /** Notes a row's event; answers when an earlier row had its key. */
  note(event: IncomingEvent, row: number): Repetition | undefined {
    const { key, account, occurredAt, properties } = event;
    // The ends of a UUID of version 8 are hash throughout; its middle has the version.
    const high = Number.parseInt(key.slice(0, 8), 16);
    // The log looks for a key in its account's shard and in the month of the event; time and contact are no content to it.
    const within = hashOf(START, account) ^ (occurredAt === undefined ? 0 : monthIn(occurredAt));
    const low = (Number.parseInt(key.slice(-8), 16) ^ within) >>> 0;
    const content = hashOf(START, properties) >>> 0;
    const place = this.#placeOf(high, low);
    const earlier = this.#slots[place + 3] ?? 0;
    if (earlier !== 0) return { row, earlier, same: this.#slots[place + 2] === content };
    if (this.#taken < MOST_SLOTS * LOAD) this.#fill(place, high, low, content, row);
    return undefined;
  }

  #placeOf(high: number, low: number): number {
    const mask = this.#slots.length / WORDS - 1;
    let slot = low & mask;
    for (;;) {
      const place = slot * WORDS;
      if (this.#slots[place + 3] === 0 || (this.#slots[place] === high && this.#slots[place + 1] === low)) return place;
      slot = (slot + 1) & mask;
    }
  }

  #fill(place: number, high: number, low: number, content: number, row: number): void {
    this.#slots[place] = high;
    this.#slots[place + 1] = low;
    this.#slots[place + 2] = content;
    this.#slots[place + 3] = row;
    this.#taken += 1;
    if (this.#taken <= (this.#slots.length / WORDS) * LOAD || this.#slots.length >= MOST_SLOTS * WORDS) return;
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += WORDS) {
      if (before[from + 3] === 0) continue;
      const place = this.#placeOf(before[from] ?? 0, before[from + 1] ?? 0);
      for (let word = 0; word < WORDS; word++) this.#slots[place + word] = before[from + word] ?? 0;
    }
  }
}

const monthIn = (at: Instant): number => monthOf(dayOf(at, 'UTC')).month;

const START = 0x811c9dc5;

/** FNV-1a, 32 bits, without a text in between: enough to tell whether two rows of one key say the same. */
function hashOf(start: number, value: Json): number {
  if (typeof value === 'object' && value !== null) {
    let hash = start;
    for (const [name, part] of Object.entries(value)) hash = hashOf(hashOf(hash, name), part ?? null);
    return hash;
  }
  const text = String(value);
  let hash = Math.imul(start ^ text.length, PRIME);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

const PRIME = 0x01000193;
