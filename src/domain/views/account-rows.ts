import type { Money } from '#base';
import { currencyDigits } from '#base';
import type { Value, ValueType } from '#pure/expression';
import type { AccountBasics, InForce, OpenSignals } from './account-basics-list.ts';
import { ChangeLog } from './change-log.ts';
import { type Column, columnOf, Texts } from './column.ts';

const COLUMNS = {
  name: 'text',
  owner: 'text',
  segment: 'text',
  zone: 'text',
  created_on: 'date',
  domain: 'text',
  sample: 'bool',
  segments: 'list(text)',
  health: 'number',
  band: 'text',
  /** In major units, of the currency in which most is. */
  arr: 'number',
  currency: 'text',
  renewal_on: 'date',
  signals: 'number',
  strong: 'number',
  moderate: 'number',
  weak: 'number',
  kinds: 'list(text)',
  journeys: 'list(text)',
  last_touch: 'instant',
} as const satisfies Readonly<Record<string, ValueType>>;

export type BasicColumn = keyof typeof COLUMNS;

/** The accounts of a list by row, column by column; a row that is gone is given to the next account. */
export class AccountRows {
  readonly texts = new Texts();
  readonly columns = new Map<string, Column>();
  /** Of accounts with contracts in several currencies, each of them. */
  readonly currencies = new Map<number, readonly Money[]>();
  /** Goes up with everything that changes. */
  version = 0;

  /** By column, what has changed in it. */
  readonly #changes = new Map<string, ChangeLog>();
  /** Which accounts came or went. */
  readonly #moves = new ChangeLog();

  readonly #rows = new Map<string, number>();
  readonly #ids: (string | undefined)[] = [];
  readonly #shards: number[] = [];
  readonly #free: number[] = [];
  /** Accounts by shard. */
  readonly #counts = new Map<number, number>();
  /** What is searched, in lower case: name, id, domain. */
  readonly #words: string[] = [];

  constructor() {
    for (const [name, type] of Object.entries(COLUMNS)) this.columns.set(name, columnOf(type, this.texts));
  }

  /** Rows that were ever given; some may be empty. */
  get length(): number {
    return this.#ids.length;
  }

  get count(): number {
    return this.#rows.size;
  }

  id = (row: number): string | undefined => this.#ids[row];
  shard = (row: number): number => this.#shards[row] ?? 0;
  rowOf = (account: string): number | undefined => this.#rows.get(account);
  words = (row: number): string => this.#words[row] ?? '';

  countOf = (shard: number): number => this.#counts.get(shard) ?? 0;

  /** The rows of all accounts. */
  all(): Uint32Array {
    const rows = new Uint32Array(this.count);
    let count = 0;
    for (const row of this.#rows.values()) rows[count++] = row;
    return rows;
  }

  /** The accounts of a shard. */
  of(shard: number): string[] {
    return this.#ids.filter((id, row): id is string => id !== undefined && this.#shards[row] === shard);
  }

  get(column: BasicColumn, row: number): Value | undefined {
    return this.columns.get(column)?.get(row);
  }

  set(name: string, row: number, value: Value | undefined): void {
    if (this.columns.get(name)?.set(row, value) !== true) return;
    this.version += 1;
    const known = this.#changes.get(name);
    const log = known ?? new ChangeLog();
    if (known === undefined) this.#changes.set(name, log);
    log.note(row, this.version);
  }

  /** Rows that have come, gone, or changed in one of some columns since a version; undefined where it may be all of them. */
  changedSince(version: number, columns: readonly string[]): ReadonlySet<number> | undefined {
    const changed = new Set<number>();
    for (const log of [this.#moves, ...columns.map((name) => this.#changes.get(name))]) {
      const rows = log === undefined ? [] : log.after(version);
      if (rows === undefined) return undefined;
      for (const row of rows) changed.add(row);
    }
    return changed;
  }

  /** A column of its own for a fact or a score. */
  add(name: string, type: ValueType): void {
    if (!this.columns.has(name)) this.columns.set(name, columnOf(type, this.texts));
  }

  put(shard: number, basics: AccountBasics): number {
    const { account } = basics;
    let row = this.#rows.get(account);
    if (row === undefined) {
      row = this.#free.pop() ?? this.#ids.length;
      this.#rows.set(account, row);
      this.#ids[row] = account;
      this.#shards[row] = shard;
      this.#counts.set(shard, this.countOf(shard) + 1);
      this.#noteMove(row);
    }
    this.#words[row] = [basics.name ?? '', account, basics.domain ?? ''].join('\n').toLowerCase();
    for (const name of ['name', 'owner', 'segment', 'zone', 'created_on', 'domain', 'health', 'band'] as const)
      this.set(name, row, basics[name] ?? undefined);
    this.set('sample', row, basics.sample);
    this.set('segments', row, basics.segments ?? []);
    const scores = new Map(basics.score_names?.map((name, place) => [name, basics.score_values?.[place] ?? undefined]));
    for (const name of scores.keys()) this.add(`scores.${name}`, 'number');
    for (const name of this.columns.keys())
      if (name.startsWith('scores.')) this.set(name, row, scores.get(name.slice('scores.'.length)));
    return row;
  }

  putContracts(row: number, inForce: readonly InForce[]): void {
    const [most] = inForce;
    this.set('arr', row, most === undefined ? undefined : most.minor / 10 ** currencyDigits(most.currency));
    this.set('currency', row, most?.currency);
    const ends = inForce.map(({ ends_on }) => ends_on);
    const [last] = ends.includes(null) ? [] : ends.toSorted().toReversed();
    this.set('renewal_on', row, last ?? undefined);
    if (inForce.length > 1) {
      this.currencies.set(
        row,
        inForce.map(({ minor, currency }) => ({ minor, currency })),
      );
    } else this.currencies.delete(row);
  }

  putSignals(row: number, open: OpenSignals | undefined): void {
    const { strong = 0, moderate = 0, weak = 0, kinds = [] } = open ?? {};
    this.set('signals', row, strong + moderate + weak);
    this.set('strong', row, strong);
    this.set('moderate', row, moderate);
    this.set('weak', row, weak);
    this.set('kinds', row, kinds);
  }

  remove(account: string): void {
    const row = this.#rows.get(account);
    if (row === undefined) return;
    this.#rows.delete(account);
    this.#ids[row] = undefined;
    this.#counts.set(this.shard(row), this.countOf(this.shard(row)) - 1);
    this.currencies.delete(row);
    for (const name of this.columns.keys()) this.set(name, row, undefined);
    this.#free.push(row);
    this.#noteMove(row);
  }

  #noteMove(row: number): void {
    this.version += 1;
    this.#moves.note(row, this.version);
  }

  /** Puts names in their order as they come: of a hundred thousand at once it would take half a second. */
  rankNames(): void {
    this.columns.get('name')?.keys();
  }

  /** In bytes, as near as one can tell. */
  size(): number {
    let bytes = this.texts.size();
    for (const column of this.columns.values()) bytes += column.size();
    // An id in two places, and the words that are searched.
    for (const words of this.#words) bytes += 120 + 2 * words.length;
    return bytes;
  }
}
