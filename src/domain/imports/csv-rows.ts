import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, type Info, parse } from 'csv-parse';
import { AppError, invalid } from '#base';

export interface CsvFormat {
  /** As sentences call the file. */
  readonly file: string;
  readonly delimiter: string;
  /** A name that TextDecoder knows: utf-8, windows-1252, utf-16le. */
  readonly encoding: string;
}

export interface CsvRow {
  readonly fields: readonly string[];
  /** As a spreadsheet counts: the header is row 1, a field with line breaks is still one row. */
  readonly row: number;
  /** The line of the file on which the row ends, from 1. */
  readonly line: number;
}

/** A field that is longer than this has swallowed the file: somebody forgot to close a quote. */
const LONGEST_ROW = 1_000_000;

/** Reads a CSV file row by row, the header first, never holding more than a few. Throws `invalid` where it is no CSV. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, format: CsvFormat): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter: format.delimiter,
    info: true,
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    // A quote inside a field (`5" screen`) is a character, not an error.
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(decoded(bytes, format));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      row += 1;
      yield { fields: record.record, row, line: record.info.lines };
    }
  } catch (error) {
    throw csvProblem(error, format.file, row);
  } finally {
    source.destroy();
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, { file, encoding }: CsvFormat): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalid(
      'csv-encoding',
      `${file} is not ${encoding} text. Save it as UTF-8, or name its encoding in the map: "encoding: windows-1252".`,
      { file, encoding },
      error,
    );
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    throw invalid('csv-encoding', `"${encoding}" is no encoding; write for example utf-8 or windows-1252.`, {}, error);
  }
}

function csvProblem(error: unknown, file: string, row: number): unknown {
  if (error instanceof AppError || !(error instanceof CsvError)) return error;
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const what = unclosed ? 'a quoted field is not closed' : error.message;
  return invalid(
    'csv-syntax',
    `${file} can't be read after row ${row}: ${what}. Mend it and import again: rows already in are not doubled.`,
    { file, row },
    error,
  );
}
