/**
 * Where each character of a YAML scalar's value stands in the file: `source` from `start` on is its spelling, with
 * quotes, escapes and folded line breaks. One more entry than the value has characters: its end.
 */
export function valueOffsets(
  source: string,
  start: number,
  value: string,
  quote: 'single' | 'double' | 'none',
): number[] {
  const offsets: number[] = [];
  let at = quote === 'none' ? start : start + 1;
  for (let i = 0; i < value.length; i++) {
    const wanted = value[i];
    if (wanted === ' ' || wanted === '\n') {
      // A folded line break and the indentation after it are one blank of the value.
      offsets.push(at);
      const before = at;
      const following = value[i + 1];
      const blankFollows = following === ' ' || following === '\n';
      if (isLineBreak(source[at])) while (isBlank(source[at])) at++;
      else at++;
      if (!blankFollows && isBlank(source[at])) while (isBlank(source[at])) at++;
      if (at === before) at++;
      continue;
    }
    offsets.push(at);
    at += lengthOf(source, at, quote);
  }
  offsets.push(at);
  return offsets;
}

const isLineBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';
const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || isLineBreak(character);

/** How many characters of the file spell one of the value. */
function lengthOf(source: string, at: number, quote: 'single' | 'double' | 'none'): number {
  if (quote === 'single' && source.startsWith("''", at)) return 2;
  if (quote !== 'double' || source[at] !== '\\') return 1;
  const long: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };
  return long[source[at + 1] ?? ''] ?? 2;
}
