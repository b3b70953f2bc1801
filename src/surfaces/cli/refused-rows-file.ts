import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { RefusedRow } from '#domain/imports';

const OWN_COLUMNS = ['refused_line', 'refused_column', 'refused_value', 'refused_reason', 'refused_fix'];

/** The rows that did not come in, as they were, with why beside them: mended, this file can be imported itself. */
export interface RefusedRowsFile {
  readonly path: string;
  add(row: RefusedRow): Promise<void>;
  close(): Promise<void>;
}

/** Writes `<file>.refused.csv` at the first refused row; one of an earlier run that no longer holds is removed. */
export function refusedRowsFile(file: string, delimiter: string): RefusedRowsFile {
  const path = `${file}.refused.csv`;
  rmSync(path, { force: true });
  let stream: WriteStream | undefined;
  const write = async (fields: readonly string[]): Promise<void> => {
    stream ??= createWriteStream(path);
    const line = `${fields.map((field) => quoted(field, delimiter)).join(delimiter)}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  };
  return {
    path,
    async add({ line, header, fields, problems }) {
      // A refused row that is imported again carries the columns of its first refusal: they are written anew.
      const kept = header.flatMap((name, index) => (OWN_COLUMNS.includes(name) ? [] : [index]));
      const all = (of: (problem: RefusedRow['problems'][number]) => string): string => problems.map(of).join(' | ');
      if (stream === undefined) await write([...kept.map((index) => header[index] ?? ''), ...OWN_COLUMNS]);
      await write([
        ...kept.map((index) => fields[index] ?? ''),
        String(line),
        all((one) => one.column),
        all((one) => one.value),
        all((one) => one.reason),
        all((one) => one.fix),
      ]);
    },
    async close() {
      stream?.end();
      if (stream !== undefined) await finished(stream);
    },
  };
}

function quoted(field: string, delimiter: string): string {
  return /["\n\r]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
}
