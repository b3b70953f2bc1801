import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import type { CopyValue } from './db.ts';

/** Large enough that a chunk's own cost does not show, small enough that a slow server holds us back early. */
const CHUNK = 128 * 1024;

const SPECIAL = /[\\\n\r\t]/;
const EVERY_SPECIAL = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return SPECIAL.test(value) ? value.replace(EVERY_SPECIAL, (character) => ESCAPED[character] ?? '') : value;
}

function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += i === 0 ? field(row[i] ?? null) : `\t${field(row[i] ?? null)}`;
    text += '\n';
    if (text.length >= CHUNK) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

function* afterThese(first: readonly Buffer[], rest: Generator<Buffer>): Generator<Buffer> {
  yield* first;
  yield* rest;
}

/** COPY in text format; reads `rows` only as fast as the server takes them. Answers with the number of rows. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const data = chunks(rows);
  const first = data.next();
  if (first.done) return 0;
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream = client.query(from(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  const second = data.next();
  if (second.done) await finished(stream.end(first.value));
  // Only what is more than a chunk has to wait for the server.
  else await pipeline(Readable.from(afterThese([first.value, second.value], data)), stream);
  return stream.rowCount;
}
