import type { Value, ValueType } from '#pure/expression';
import { mergeSorted } from './merge-sorted.ts';

/** One fact of every account by row: as few bytes as it can be, and quick to compare. Unknown is undefined. */
export interface Column {
  get(row: number): Value | undefined;
  /** Whether that is another value than before. */
  set(row: number, value: Value | undefined): boolean;
  /** Something to sort a row by: numbers ascending, NaN for unknown. Valid until the next `set`. */
  keys(): (row: number) => number;
  /** In bytes, as near as one can tell. */
  size(): number;
}

export function columnOf(type: ValueType, texts: Texts): Column {
  switch (type) {
    case 'number':
    case 'instant':
      return new NumberColumn();
    case 'bool':
      return new BoolColumn();
    case 'text':
    case 'date':
      return new TextColumn(texts);
    case 'list(text)':
    case 'list(number)':
      return new ListColumn(texts);
  }
}

const ROOM = 1024;
const roomFor = (row: number, length: number): number => Math.max(row + 1, length * 2, ROOM);

class NumberColumn implements Column {
  #values = new Float64Array(0);

  get(row: number): number | undefined {
    const value = this.#values[row];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  set(row: number, value: Value | undefined): boolean {
    if (row >= this.#values.length) {
      const grown = new Float64Array(roomFor(row, this.#values.length)).fill(Number.NaN);
      grown.set(this.#values);
      this.#values = grown;
    }
    const after = typeof value === 'number' ? value : Number.NaN;
    if (Object.is(this.#values[row], after)) return false;
    this.#values[row] = after;
    return true;
  }

  keys(): (row: number) => number {
    const values = this.#values;
    return (row) => values[row] ?? Number.NaN;
  }

  size(): number {
    return this.#values.byteLength;
  }
}

class BoolColumn implements Column {
  readonly #numbers = new NumberColumn();

  get(row: number): boolean | undefined {
    const value = this.#numbers.get(row);
    return value === undefined ? undefined : value === 1;
  }

  set(row: number, value: Value | undefined): boolean {
    return this.#numbers.set(row, typeof value === 'boolean' ? Number(value) : undefined);
  }

  keys(): (row: number) => number {
    return this.#numbers.keys();
  }

  size(): number {
    return this.#numbers.size();
  }
}

class TextColumn implements Column {
  /** 0: unknown. */
  #codes = new Uint32Array(0);
  readonly #ranking: TextRanking;

  constructor(readonly texts: Texts) {
    this.#ranking = new TextRanking(texts);
  }

  get(row: number): string | undefined {
    const code = this.#codes[row];
    return code === undefined || code === 0 ? undefined : this.texts.at(code);
  }

  set(row: number, value: Value | undefined): boolean {
    if (row >= this.#codes.length) {
      const grown = new Uint32Array(roomFor(row, this.#codes.length));
      grown.set(this.#codes);
      this.#codes = grown;
    }
    const after = typeof value === 'string' ? this.texts.code(value) : 0;
    if (this.#codes[row] === after) return false;
    this.#codes[row] = after;
    return true;
  }

  keys(): (row: number) => number {
    const codes = this.#codes;
    const ranks = this.#ranking.of(codes);
    return (row) => {
      const code = codes[row] ?? 0;
      return code === 0 ? Number.NaN : (ranks[code] ?? Number.NaN);
    };
  }

  size(): number {
    return this.#codes.byteLength;
  }
}

class ListColumn implements Column {
  #items: (readonly string[] | readonly number[] | undefined)[] = [];

  constructor(readonly texts: Texts) {}

  get(row: number): Value | undefined {
    return this.#items[row];
  }

  set(row: number, value: Value | undefined): boolean {
    const after = Array.isArray(value) ? value : undefined;
    if (JSON.stringify(this.#items[row]) === JSON.stringify(after)) return false;
    while (this.#items.length < row) this.#items.push(undefined);
    this.#items[row] = after === undefined ? undefined : this.texts.list(after);
    return true;
  }

  keys(): (row: number) => number {
    const items = this.#items;
    return (row) => items[row]?.length ?? Number.NaN;
  }

  size(): number {
    return this.#items.length * 8;
  }
}

const EMPTY: readonly string[] = [];

/** Texts by number, each kept once: names of owners, segments and plans come a thousand times. */
export class Texts {
  readonly #texts: string[] = [''];
  readonly #codes = new Map<string, number>();
  readonly #lists = new Map<string, readonly string[] | readonly number[]>();

  /** Codes are below it. */
  get count(): number {
    return this.#texts.length;
  }

  at(code: number): string {
    return this.#texts[code] ?? '';
  }

  code(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.push(text) - 1;
    this.#codes.set(text, code);
    return code;
  }

  /** Equal lists are one. */
  list(items: readonly string[] | readonly number[]): readonly string[] | readonly number[] {
    if (items.length === 0) return EMPTY;
    const key = JSON.stringify(items);
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    this.#lists.set(key, items);
    return items;
  }

  size(): number {
    let characters = 0;
    for (const text of this.#texts) characters += text.length;
    // A map's entry, an array's place, and the text itself.
    return characters + this.#texts.length * 64;
  }
}

/** As people sort: numbers inside by their value, letters whatever their case. */
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The places of texts among each other. To compare two as people do takes long, so what was sorted stays so: a text that
 * comes is put where it belongs, and one that nobody has any more keeps its place.
 */
class TextRanking {
  #sorted = new Uint32Array(0);
  #isKnown = new Uint8Array(0);
  /** By code: it is as the one before it, but for its case. */
  #isSame = new Uint8Array(0);
  #ranks = new Uint32Array(0);

  constructor(readonly texts: Texts) {}

  /** Ranks by code, for each of the codes that are given (0 is none). */
  of(codes: Uint32Array): Uint32Array {
    const fresh = this.#freshOf(codes);
    if (fresh.length === 0) return this.#ranks;
    this.#sorted = mergeSorted(this.#sorted, fresh, this.#compare, (code, before) => {
      // What comes after it is another: it has its place after its like.
      this.#isSame[code] = before !== undefined && this.#compare(before, code) === 0 ? 1 : 0;
    });
    this.#ranks = new Uint32Array(this.#isKnown.length);
    let rank = 0;
    this.#sorted.forEach((code, place) => {
      if (this.#isSame[code] !== 1) rank = place + 1;
      this.#ranks[code] = rank;
    });
    return this.#ranks;
  }

  #freshOf(codes: Uint32Array): number[] {
    if (this.#isKnown.length < this.texts.count) {
      this.#isKnown = grown(this.#isKnown, this.texts.count);
      this.#isSame = grown(this.#isSame, this.texts.count);
    }
    const fresh: number[] = [];
    for (const code of codes) {
      if (code === 0 || this.#isKnown[code] === 1) continue;
      this.#isKnown[code] = 1;
      fresh.push(code);
    }
    return fresh;
  }

  readonly #compare = (a: number, b: number): number => compare(this.texts.at(a), this.texts.at(b));
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(Math.max(length, bytes.length * 2));
  more.set(bytes);
  return more;
}
