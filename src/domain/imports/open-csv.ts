import type { CsvFormat } from './csv-format.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { decoderOf, decodeText, lineEnds } from './decode-text.ts';
import { guessDelimiters } from './guess-delimiters.ts';
import { decodedSample, guessEncoding, markedEncoding } from './guess-encoding.ts';

/** Only the beginning is looked at, so that a guess doesn't depend on how the file is read. */
const SAMPLE = 64 * 1024;

export interface OpenCsv {
  readonly format: CsvFormat;
  readonly rows: AsyncGenerator<CsvRow[]>;
}

/** Opens a CSV file, guessing of its format what is not said; its rows come as many at once as a piece holds. */
export async function openCsv(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  said: { readonly [Part in keyof CsvFormat]?: CsvFormat[Part] | undefined },
): Promise<OpenCsv> {
  const rest = bytes[Symbol.asyncIterator]();
  let sample: Uint8Array = new Uint8Array(0);
  let next = await rest.next();
  for (; next.done !== true; next = await rest.next()) {
    sample = sample.length === 0 ? next.value : Buffer.concat([sample, next.value]);
    if (sample.length >= SAMPLE) break;
  }
  const begin = sample.subarray(0, SAMPLE);
  const encoding = markedEncoding(begin) ?? said.encoding ?? guessEncoding(begin);
  decoderOf(encoding);
  const text = decodedSample(begin, encoding) ?? new TextDecoder(encoding).decode(begin, { stream: true });
  const { delimiter, quote } = said;
  const format = {
    encoding,
    ...guessDelimiters(text, {
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(quote === undefined ? {} : { quote }),
    }),
  };
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (sample.length > 0) yield sample;
      if (next.done === true) return;
      for (let more = await rest.next(); more.done !== true; more = await rest.next()) yield more.value;
    } finally {
      await rest.return?.();
    }
  }
  return { format, rows: csvRows(decodeText(all(), encoding, file), file, format, lineEnds(text)) };
}
