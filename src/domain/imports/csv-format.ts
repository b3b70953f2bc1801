/** How a file is written: what a map says of it, or what is guessed from its beginning. */
export interface CsvFormat {
  /** A name that TextDecoder knows: utf-8, windows-1252, utf-16le. */
  readonly encoding: string;
  readonly delimiter: string;
  /** `none`: quotes are letters like all others. */
  readonly quote: Quote;
}

export type Quote = '"' | "'" | 'none';

const DELIMITER_NAMES: Readonly<Record<string, string>> = { '\t': 'a tab', ' ': 'a space' };

/** A format in words: `windows-1252, ";" between fields, double quotes`. */
export function formatWords({ encoding, delimiter, quote }: CsvFormat): string {
  const quotes = { '"': 'double quotes', "'": 'single quotes', none: 'no quotes' }[quote];
  return `${encoding}, ${DELIMITER_NAMES[delimiter] ?? `"${delimiter}"`} between fields, ${quotes}`;
}
