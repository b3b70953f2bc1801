import { dayOf, type Instant, type Zone } from '#base';
import type { Expression, FactRef, Value } from '#pure/expression';
import type { AccountRows } from './account-rows.ts';

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
  readonly at: number;
  readonly members: number;
  readonly rows: Uint32Array;
}

const orders = new WeakMap<AccountRows, Map<string, Order>>();

/** All accounts in an order, kept until its column or who is there changes. */
function orderOf(rows: AccountRows, { column, descending }: Sorting): Uint32Array {
  let kept = orders.get(rows);
  if (kept === undefined) {
    kept = new Map();
    orders.set(rows, kept);
  }
  const key = `${column} ${descending}`;
  const known = kept.get(key);
  const at = Math.max(rows.changedAt.get(column) ?? 0, rows.changedAt.get('name') ?? 0);
  if (known !== undefined && known.at === at && known.members === rows.members) return known.rows;
  const order = { at, members: rows.members, rows: sorted(rows, column, descending) };
  kept.set(key, order);
  return order.rows;
}

function sorted(rows: AccountRows, column: string, descending: boolean): Uint32Array {
  const here: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows.id(row) !== undefined) here.push(row);
  const byName = keysOf(rows, 'name');
  const keys = column === 'name' ? byName : keysOf(rows, column);
  const sign = descending ? -1 : 1;
  const order = Uint32Array.from(here);
  return order.sort((a, b) => {
    const one = keys[a] ?? Number.NaN;
    const other = keys[b] ?? Number.NaN;
    if (one !== other) {
      const isLast = Number.isNaN(one);
      if (isLast !== Number.isNaN(other)) return isLast ? 1 : -1;
      if (!isLast) return sign * (one - other);
    }
    const [name, otherName] = [byName[a] ?? Number.NaN, byName[b] ?? Number.NaN];
    if (name < otherName) return -1;
    if (name > otherName) return 1;
    return (rows.id(a) ?? '') < (rows.id(b) ?? '') ? -1 : 1;
  });
}

/** What rows are sorted by; one without a name stands by its id's place among the unknown. */
function keysOf(rows: AccountRows, name: string): Float64Array {
  const key = rows.columns.get(name)?.keys() ?? (() => Number.NaN);
  return Float64Array.from({ length: rows.length }, (_, row) => key(row));
}
