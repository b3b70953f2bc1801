import type { Instant } from '#base';

/** What runs one parameterised statement. Rows come back through our own type parsers (parsers.ts). */
export interface Queryable {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A running transaction: whatever writes is given one and can't open one. */
export interface Tx extends Queryable {
  /** COPY … FROM STDIN: the fastest way in for many rows. Values are text, number, boolean, null; JSON as text. */
  copyInto(table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number>;
}

export type CopyValue = string | number | boolean | null;

export interface Db extends Queryable {
  /** Begins, runs, commits; rolls back when `work` throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One connection held until `release`: for LISTEN and for the advisory lock that says this process lives. */
  session(): Promise<Session>;
  close(): Promise<void>;
}

export interface Session extends Queryable {
  listen(channel: string, heard: (payload: string) => void): Promise<void>;
  /** Called once when the connection is lost. */
  onLost(lost: (error: Error) => void): void;
  release(): Promise<void>;
}

/** An instant as a parameter for `timestamptz`; reading gives epoch ms back. */
export function timestamp(at: Instant): string {
  const slot = at & (KEPT - 1);
  if (keptAt[slot] === at) return keptTexts[slot] ?? '';
  const text = textOf(at);
  keptAt[slot] = at;
  keptTexts[slot] = text;
  return text;
}

/** Rows that are written together have mostly happened together, and say it in several columns. */
const KEPT = 1024;
const keptAt = new Float64Array(KEPT).fill(Number.NaN);
const keptTexts: string[] = Array.from({ length: KEPT }, () => '');

function textOf(at: Instant): string {
  if (at === Number.NEGATIVE_INFINITY) return '-infinity';
  if (at === Number.POSITIVE_INFINITY) return 'infinity';
  return new Date(at).toISOString();
}
