import { TextDecoder } from 'node:util';
import { invalid } from '#base';

const LINE_FEED = 10;
/** A line that is longer is decoded in parts: only the place of a broken byte gets vaguer. */
const LONGEST_LINE = 1_000_000;

/**
 * The text of bytes, in pieces that end where lines end. Throws `invalid` with line and byte where they are not of the
 * encoding, after the lines before have been given.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  file: string,
): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  // In UTF-16 a byte of value 10 need not be the end of a line.
  const wide = encoding.toLowerCase().startsWith('utf-16');
  let kept: Uint8Array = new Uint8Array(0);
  let before = { bytes: 0, lines: 0 };
  for await (const chunk of bytes) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const cut = wide ? kept.length : endOfLines(kept);
    if (cut === 0) continue;
    const piece = kept.subarray(0, cut);
    kept = kept.subarray(cut);
    yield* decoded(piece, false);
  }
  yield* decoded(kept, true);

  function* decoded(piece: Uint8Array, last: boolean): Generator<string> {
    let text: string;
    try {
      text = textOf(decoder, piece, last);
    } catch {
      const good = wide ? 0 : goodBytes(piece, encoding);
      if (good > 0) yield textOf(decoderOf(encoding), piece.subarray(0, good), true);
      const line = before.lines + linesIn(piece.subarray(0, good)) + 1;
      throw encodingProblem(file, encoding, wide ? undefined : line, before.bytes + good);
    }
    before = { bytes: before.bytes + piece.length, lines: before.lines + (wide ? 0 : linesIn(piece)) };
    if (text !== '') yield text;
  }
}

/** Node 20 takes windows-1252 for ISO-8859-1 unless it streams: no euro sign, no curly quotes. */
function textOf(decoder: TextDecoder, bytes: Uint8Array, last: boolean): string {
  const text = decoder.decode(bytes, { stream: true });
  return last ? text + decoder.decode() : text;
}

/** Up to where whole lines go; 0 while there is none. */
function endOfLines(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(LINE_FEED);
  if (end >= 0) return end + 1;
  return bytes.length > LONGEST_LINE ? bytes.length : 0;
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

/** How many bytes at the beginning are whole lines of the encoding. */
function goodBytes(bytes: Uint8Array, encoding: string): number {
  const decoder = decoderOf(encoding);
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, from);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      textOf(decoder, bytes.subarray(from, next), true);
    } catch {
      return from;
    }
    from = next;
  }
  return from;
}

/** The decoder of an encoding; throws `invalid` when there is none of the name. */
export function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    throw invalid(
      'csv-encoding',
      `"${encoding}" is no encoding; write for example utf-8, windows-1252, euc-kr or shift_jis.`,
      { encoding },
      error,
    );
  }
}

function encodingProblem(file: string, encoding: string, line: number | undefined, byte: number): unknown {
  const place = `${line === undefined ? '' : `line ${line}, `}after byte ${byte}`;
  return invalid(
    'csv-encoding',
    `${file} is not ${encoding} text (${place}). Name its encoding in the map, such as "encoding: windows-1252", or ` +
      'save it as UTF-8, and import it again: rows before that are in, and are not doubled.',
    { file, encoding, byte, ...(line === undefined ? {} : { line }) },
  );
}

/** What ends a line, by a file's beginning. */
export function lineEnds(sample: string): readonly string[] {
  return sample.includes('\n') || !sample.includes('\r') ? ['\r\n', '\n'] : ['\r'];
}
