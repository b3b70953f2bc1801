import { TextDecoder } from 'node:util';

/** The encoding that a byte order mark names, which goes before whatever a map says. */
export function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/**
 * The encoding of a file by its beginning: its mark, UTF-16 by its zero bytes, UTF-8 where it is valid, then Korean and
 * Japanese by their letters, else windows-1252. Statistics of languages don't help: a table is mostly ASCII and has few
 * letters besides.
 */
export function guessEncoding(sample: Uint8Array): string {
  const marked = markedEncoding(sample) ?? wideEncoding(sample);
  if (marked !== undefined) return marked;
  if (looksLikeUtf8(sample)) return 'utf-8';
  if (looksKorean(sample)) return 'euc-kr';
  return looksJapanese(sample) ? 'shift_jis' : 'windows-1252';
}

/** Also where a byte here and there is broken: to be told of that is better than to read all other letters wrongly. */
function looksLikeUtf8(sample: Uint8Array): boolean {
  if (decodedSample(sample, 'utf-8') !== undefined) return true;
  const text = new TextDecoder('utf-8').decode(sample, { stream: true });
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return whole > 4 * broken;
}

/** ASCII in UTF-16 has a zero in every second byte. */
function wideEncoding(sample: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && odd > 4 * even) return 'utf-16le';
  return even > many && even > 4 * odd ? 'utf-16be' : undefined;
}

/** The sample's text, its cut end left out; undefined when it is not of this encoding. */
export function decodedSample(sample: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return undefined;
  }
}

/** Hangul that Koreans write has two high bytes a syllable; Western letters hardly ever stand so in pairs. */
function looksKorean(sample: Uint8Array): boolean {
  const text = decodedSample(sample, 'euc-kr');
  if (text === undefined) return false;
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const hangul = text.match(/[가-힣]/gu)?.length ?? 0;
  let high = 0;
  for (const byte of sample) if (byte >= 0x80) high += 1;
  return hangul >= 0.7 * foreign && high >= 1.8 * foreign;
}

/** Kana and kanji stand side by side; a curly apostrophe of windows-1252 read as kanji stands alone. */
function looksJapanese(sample: Uint8Array): boolean {
  const text = decodedSample(sample, 'shift_jis');
  if (text === undefined) return false;
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const together = (text.match(/[\u3005\u3041-\u30ff\u4e00-\u9fff]{2,}/gu) ?? []).join('').length;
  return together >= 0.6 * foreign;
}
