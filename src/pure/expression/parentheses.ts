import type { Span } from './syntax.ts';

type Pair = readonly [open: number, close: number];

/** The pairs of parentheses of an expression that parses, those inside quotes and comments left out. */
export function parenthesesOf(source: string): readonly Pair[] {
  const pairs: Pair[] = [];
  const open: number[] = [];
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === '"' || character === "'") i = endOfText(source, i);
    else if (character === '/' && source[i + 1] === '/') i = endOfLine(source, i);
    else if (character === '(') open.push(i);
    else if (character === ')') pairs.push([open.pop() ?? 0, i]);
  }
  return pairs;
}

function endOfText(source: string, start: number): number {
  const quote = source[start] ?? '';
  const closing = source.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  let i = start + closing.length;
  while (i < source.length && !source.startsWith(closing, i)) i += source[i] === '\\' ? 2 : 1;
  return i + closing.length - 1;
}

function endOfLine(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end < 0 ? source.length : end;
}

/** A span that cuts a pair in two grows to hold both: the parser's `a) && (b` becomes `(a) && (b)`. */
export function widened({ start, end }: Span, pairs: readonly Pair[]): Span {
  for (let again = true; again; ) {
    again = false;
    for (const [open, close] of pairs) {
      if (open < start && close >= start && close < end) {
        start = open;
        again = true;
      } else if (open >= start && open < end && close >= end) {
        end = close + 1;
        again = true;
      }
    }
  }
  return { start, end };
}
