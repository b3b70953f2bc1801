import { CsvError, type Parser, parse } from 'csv-parse';
import { AppError, invalid } from '#base';
import type { CsvFormat } from './csv-format.ts';

export interface CsvRow {
  readonly fields: readonly string[];
  /** As a spreadsheet counts: the header is row 1, a field with line breaks is still one row. */
  readonly row: number;
  /** The line of the file on which the row ends, from 1. */
  readonly line: number;
}

/** A field that is longer than this has swallowed the file: somebody forgot to close a quote. */
const LONGEST_ROW = 1_000_000;

/**
 * The rows of a text, as many at once as a piece of it holds, the header first. Throws `invalid` where it is no CSV,
 * after the rows before have been given.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  file: string,
  { delimiter, quote }: Pick<CsvFormat, 'delimiter' | 'quote'>,
  lineEnds: readonly string[],
): AsyncGenerator<CsvRow[]> {
  const mark = quote === 'none' ? false : quote;
  const parser = parse({
    delimiter,
    quote: mark,
    escape: mark === false ? null : mark,
    record_delimiter: [...lineEnds],
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    // A quote inside a field (`5" screen`) is a letter, not an error.
    relax_quotes: true,
  });
  const lineEnd = lineEnds.at(-1) ?? '\n';
  let rows: CsvRow[] = [];
  let [row, line] = [0, 0];
  // The parser tells lines, too, at three times the cost of reading.
  parser.on('data', (fields: string[]) => {
    line += 1;
    for (const field of fields) if (field.includes(lineEnd)) line += field.split(lineEnd).length - 1;
    if (fields.length === 1 && fields[0] === '') return;
    row += 1;
    rows.push({ fields, row, line });
  });
  // Who writes is told; without a listener the process would end.
  parser.on('error', () => undefined);
  const taken = (): CsvRow[] => {
    const whole = rows;
    rows = [];
    return whole;
  };
  try {
    for await (const piece of text) {
      await write(parser, piece);
      if (rows.length > 0) yield taken();
    }
    await end(parser);
    if (rows.length > 0) yield taken();
  } catch (error) {
    // Where the text breaks off, the parser still has the row before.
    if (!(error instanceof CsvError)) await end(parser).catch(() => undefined);
    if (rows.length > 0) yield taken();
    throw csvProblem(error, file, row, line);
  } finally {
    parser.destroy();
  }
}

function write(parser: Parser, piece: string): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(piece, (error) => (error == null ? resolve() : reject(error)));
  });
}

function end(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.once('end', resolve);
    parser.end();
  });
}

function csvProblem(error: unknown, file: string, row: number, line: number): unknown {
  if (error instanceof AppError || !(error instanceof CsvError)) return error;
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const what = unclosed ? 'a quoted field is not closed' : error.message;
  return invalid(
    'csv-syntax',
    `${file} can't be read after row ${row} (line ${line}): ${what}. Mend it, or say in the map what quotes fields ` +
      `("quote: none" if nothing does), and import again: rows already in are not doubled.`,
    { file, row, line },
    error,
  );
}
