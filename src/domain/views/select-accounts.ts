import { dayOf, type Instant, type Zone } from '#base';
import type { Expression, FactRef, Value } from '#pure/expression';
import type { AccountRows } from './account-rows.ts';
import { mergeSorted } from './merge-sorted.ts';

export interface Sorting {
  /** A column of the index. */
  readonly column: string;
  readonly descending: boolean;
}

export interface Selecting {
  readonly condition?: Expression;
  /** Part of the name, id or domain. */
  readonly search?: string;
  /** Only these accounts. */
  readonly book?: readonly string[];
  readonly sorting: Sorting;
}

/** What a condition needs besides the rows. */
export interface Asking {
  readonly at: Instant;
  readonly zone: Zone;
  /** The column of a fact; undefined: unknown for everybody. */
  columnOf(ref: FactRef): string | undefined;
  /** `<playbook>.<signal>` of a kind that is asked for. */
  kindOf(signal: string): string;
}

/** The rows of the accounts that are looked for, in order; what is not known comes last, equal ones by name. */
export function selectAccounts(rows: AccountRows, selecting: Selecting, asking: Asking): Uint32Array {
  const ordered = orderOf(rows, selecting.sorting);
  const { condition, search, book } = selecting;
  const passes = passing(rows, condition, asking);
  const word = search?.trim().toLowerCase();
  const inBook = book === undefined ? undefined : marked(rows, book);
  if (passes === undefined && inBook === undefined && (word === undefined || word === '')) return ordered;
  const selected = new Uint32Array(ordered.length);
  let count = 0;
  for (const row of ordered) {
    if (inBook !== undefined && inBook[row] !== 1) continue;
    if (word !== undefined && word !== '' && !rows.words(row).includes(word)) continue;
    if (passes !== undefined && !passes(row)) continue;
    selected[count++] = row;
  }
  return selected.subarray(0, count);
}

function marked(rows: AccountRows, accounts: readonly string[]): Uint8Array {
  const marks = new Uint8Array(rows.length);
  for (const account of accounts) {
    const row = rows.rowOf(account);
    if (row !== undefined) marks[row] = 1;
  }
  return marks;
}

/** An expression is evaluated as the engine does it; each fact is a look into its column. */
function passing(
  rows: AccountRows,
  condition: Expression | undefined,
  asking: Asking,
): ((row: number) => boolean) | undefined {
  if (condition === undefined) return undefined;
  let at = 0;
  const readers = new Map<FactRef, () => Value | undefined>();
  for (const ref of condition.refs) {
    const reader = readerOf(rows, ref, asking);
    if (reader !== undefined) readers.set(ref, () => reader(at));
  }
  const read = (ref: FactRef): Value | undefined => readers.get(ref)?.();
  return (row) => {
    at = row;
    return condition.evaluate(read) === true;
  };
}

function readerOf(
  rows: AccountRows,
  ref: FactRef,
  { at, zone, columnOf, kindOf }: Asking,
): ((row: number) => Value | undefined) | undefined {
  if (ref.id === 'account.id') return rows.id;
  if (ref.id === 'account.days_since_touch') {
    const today = dayOf(at, zone);
    return (row) => {
      const touched = rows.get('last_touch', row);
      return typeof touched === 'number' ? today - dayOf(touched, zone) : undefined;
    };
  }
  if (ref.kind === 'open_signal') {
    const kind = kindOf(ref.signal);
    return (row) => {
      const kinds = rows.get('kinds', row);
      return Array.isArray(kinds) && kinds.includes(kind);
    };
  }
  const name = columnOf(ref);
  const column = name === undefined ? undefined : rows.columns.get(name);
  return column === undefined ? undefined : (row) => column.get(row);
}

interface Order {
  /** The rows' version that it is of. */
  readonly version: number;
  readonly rows: Uint32Array;
}

const orders = new WeakMap<AccountRows, Map<string, Order>>();

/** All accounts in an order, which is kept: what has changed since is put into its place. */
function orderOf(rows: AccountRows, sorting: Sorting): Uint32Array {
  let kept = orders.get(rows);
  if (kept === undefined) {
    kept = new Map();
    orders.set(rows, kept);
  }
  const key = `${sorting.column} ${sorting.descending}`;
  const known = kept.get(key);
  if (known?.version === rows.version) return known.rows;
  const changed = known && rows.changedSince(known.version, [sorting.column, 'name']);
  const order =
    known === undefined || changed === undefined
      ? rows.all().sort(comparing(rows, sorting))
      : reordered(rows, sorting, known.rows, changed);
  kept.set(key, { version: rows.version, rows: order });
  return order;
}

function reordered(rows: AccountRows, sorting: Sorting, order: Uint32Array, changed: ReadonlySet<number>): Uint32Array {
  if (changed.size === 0) return order;
  const here = [...changed].filter((row) => rows.id(row) !== undefined);
  return mergeSorted(
    order.filter((row) => !changed.has(row)),
    here,
    comparing(rows, sorting),
  );
}

/** Unknown ones last, equal ones by name, and then by id. */
function comparing(rows: AccountRows, { column, descending }: Sorting): (a: number, b: number) => number {
  const nameOf = rows.columns.get('name')?.keys() ?? unknown;
  const keyOf = column === 'name' ? nameOf : (rows.columns.get(column)?.keys() ?? unknown);
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one !== other) {
      const isLast = Number.isNaN(one);
      if (isLast !== Number.isNaN(other)) return isLast ? 1 : -1;
      if (!isLast) return sign * (one - other);
    }
    const [name, otherName] = [named(nameOf(a)), named(nameOf(b))];
    if (name !== otherName) return name - otherName;
    return (rows.id(a) ?? '') < (rows.id(b) ?? '') ? -1 : 1;
  };
}

const unknown = (): number => Number.NaN;
const named = (key: number): number => (Number.isNaN(key) ? Number.MAX_VALUE : key);
