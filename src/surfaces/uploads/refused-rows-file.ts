import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type CsvFormat, REFUSED_COLUMNS, REFUSED_WHOLE, type RefusedRow } from '#domain/imports';

/** The rows that did not come in, as they were, with why beside them: mended, this file can be imported itself. */
export interface RefusedRowsFile {
  readonly path: string;
  /** How the original parts and quotes fields: so does this one, for the same map. */
  writeAs(format: CsvFormat): void;
  add(row: RefusedRow): Promise<void>;
  close(): Promise<void>;
}

/** A mark goes before the encoding that a map names, and spreadsheets need it to see UTF-8. */
const MARK = '\ufeff';

/** Writes `<file>.refused.csv` in UTF-8 at the first refused row; one of an earlier run that no longer holds is removed. */
export function refusedRowsFile(file: string): RefusedRowsFile {
  const path = `${file}.refused.csv`;
  rmSync(path, { force: true });
  let stream: WriteStream | undefined;
  let format: Pick<CsvFormat, 'delimiter' | 'quote'> = { delimiter: ',', quote: '"' };
  const write = async (fields: readonly string[]): Promise<void> => {
    const line = `${fields.map((field) => quoted(field, format)).join(format.delimiter)}\n`;
    const opened = stream ?? createWriteStream(path);
    if (!opened.write(stream === undefined ? `${MARK}${line}` : line)) await once(opened, 'drain');
    stream = opened;
  };
  return {
    path,
    writeAs(said) {
      format = said;
    },
    async add({ line, header, fields, problems }) {
      // A refused row that is imported again carries the columns of its first refusal: they are written anew.
      const kept = header.flatMap((name, index) => (isOwn(name) ? [] : [index]));
      const all = (of: (problem: RefusedRow['problems'][number]) => string): string => problems.map(of).join(' | ');
      if (stream === undefined) await write([...kept.map((index) => header[index] ?? ''), ...REFUSED_COLUMNS]);
      const again = fields[header.indexOf(REFUSED_WHOLE)] ?? '';
      const ragged = fields.length === header.length ? again : fields.join(format.delimiter);
      await write([
        ...kept.map((index) => fields[index] ?? ''),
        String(line),
        all((one) => one.column),
        all((one) => one.value),
        all((one) => one.reason),
        all((one) => one.fix),
        ragged,
      ]);
    },
    async close() {
      stream?.end();
      if (stream !== undefined) await finished(stream);
    },
  };
}

const isOwn = (name: string): boolean => REFUSED_COLUMNS.some((own) => own === name);

function quoted(field: string, { delimiter, quote }: Pick<CsvFormat, 'delimiter' | 'quote'>): string {
  // Where nothing quotes, a reason must do without what parts fields.
  if (quote === 'none') return field.replaceAll(delimiter, ' ').replaceAll(/[\r\n]+/g, ' ');
  const needed = field.includes(quote) || field.includes(delimiter) || /[\n\r]/.test(field);
  return needed ? `${quote}${field.replaceAll(quote, quote + quote)}${quote}` : field;
}
