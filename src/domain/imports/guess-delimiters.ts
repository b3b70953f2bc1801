import type { CsvFormat, Quote } from './csv-format.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** So many rows tell how a file is written. */
const ROWS = 500;

/** What parts fields and what quotes them, by the rows at a file's beginning; what is `said` stays. */
export function guessDelimiters(
  sample: string,
  said: Partial<Pick<CsvFormat, 'delimiter' | 'quote'>>,
): Pick<CsvFormat, 'delimiter' | 'quote'> {
  const delimiters = said.delimiter === undefined ? DELIMITERS : [said.delimiter];
  const found = delimiters.flatMap((delimiter) =>
    (said.quote === undefined ? likelyQuotes(sample, delimiter) : [said.quote]).map((quote) => ({
      delimiter,
      quote,
      fit: fitOf(widths(sample, delimiter, quote)),
    })),
  );
  // Sorting is stable: the first, which is the likelier, wins where all are alike.
  const [best] = found.sort((a, b) => b.fit - a.fit);
  return { delimiter: best?.delimiter ?? ',', quote: best?.quote ?? '"' };
}

/** Single quotes first only where they surround fields and double ones never do: in texts they are apostrophes. */
function likelyQuotes(sample: string, delimiter: string): readonly Quote[] {
  const edge = `[\\n\\r${escaped(delimiter)}]`;
  const surrounds = (quote: string): boolean =>
    new RegExp(`(?:^|${edge})${quote}[^${quote}\\n\\r]*${quote}(?=$|${edge})`, 'u').test(sample);
  return !surrounds('"') && surrounds("'") ? ["'", '"'] : ['"', "'"];
}

const escaped = (delimiter: string): string => `\\u{${delimiter.codePointAt(0)?.toString(16)}}`;

/** The numbers of fields of the first rows; the last row counts only if the sample has its end, or nothing else. */
function widths(sample: string, delimiter: string, quote: Quote): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let fieldFrom = 0;
  let rowFrom = 0;
  for (let at = 0; at < sample.length && counts.length < ROWS; at++) {
    const letter = sample[at];
    if (letter === quote) {
      // Doubled quotes close and open again; a quote inside an unquoted field is a letter.
      if (quoted || at === fieldFrom) quoted = !quoted;
    } else if (quoted) continue;
    else if (letter === delimiter) {
      fields += 1;
      fieldFrom = at + 1;
    } else if (letter === '\n' || letter === '\r') {
      if (at > rowFrom) counts.push(fields);
      fields = 1;
      fieldFrom = at + 1;
      rowFrom = at + 1;
    }
  }
  if (counts.length === 0) counts.push(fields);
  return counts;
}

/** Of one field: nothing. Else the share of rows that are as wide as the header, then how many fields it has. */
function fitOf([header = 1, ...rows]: readonly number[]): number {
  if (header === 1) return 0;
  const alike = rows.length === 0 ? 1 : rows.filter((width) => width === header).length / rows.length;
  return alike + Math.min(header, 1000) / 10_000;
}
