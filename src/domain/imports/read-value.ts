import { isoInstant, type Zone } from '#base';
import type { ColumnType, Scalar } from './import-map.ts';
import { readDate, readPattern, readTime } from './read-time.ts';

/** Turns a cell's text into a value of its type; undefined when it is none. Instants become ISO 8601 in UTC. */
export type Reader = (text: string) => Exclude<Scalar, null> | undefined;

const TRUE = new Set(['true', 'yes', 'y', '1', 't']);
const FALSE = new Set(['false', 'no', 'n', '0', 'f']);

export function readerOf(type: ColumnType, format: string | undefined, zone: Zone): Reader {
  if (type === 'text') return (text) => text;
  if (type === 'bool') return readBool;
  if (type === 'number') return numberReader(format);
  if (type === 'integer') return integerReader(format);
  const pattern = readPattern(format) ?? (() => undefined);
  if (type === 'date') return (text) => readDate(text, pattern, zone);
  return remembered((text) => {
    const at = readTime(text, pattern, zone);
    return at === undefined ? undefined : isoInstant(at);
  });
}

const KEPT = 20_000;

/** Files repeat the same days and times. */
function remembered(read: (text: string) => string | undefined): (text: string) => string | undefined {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= KEPT) known.clear();
    if (value !== undefined) known.set(text, value);
    return value;
  };
}

/** What a type is called in a sentence: "this needs a number". */
export function wordFor(type: ColumnType, format: string | undefined): string {
  if (type === 'bool') return 'yes or no';
  if (type === 'text') return 'a text';
  const kind = { number: 'a number', integer: 'a whole number', date: 'a date', instant: 'a date or time' }[type];
  const written = format ?? (type === 'date' || type === 'instant' ? '2026-03-31' : undefined);
  return written === undefined ? kind : `${kind} like ${written}`;
}

function readBool(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

/** The format is 1234.5 as the file writes it: its last mark that is no digit is the decimal one, the first groups. */
function numberReader(format: string | undefined): (text: string) => number | undefined {
  const marks = (format ?? '.').replaceAll(/\d/g, '');
  const [decimal, group] = [escaped(marks.at(-1) ?? '.'), marks.length > 1 ? escaped(marks.charAt(0)) : undefined];
  // Groups are of three: 1.50 is not 150 for someone who writes 1.234,5.
  const whole = group === undefined ? String.raw`\d+` : String.raw`(?:\d{1,3}(?:${group}\d{3})+|\d+)`;
  const expression = new RegExp(String.raw`^([-+]?)(${whole})(?:${decimal}(\d+))?([eE][-+]?\d+)?$`, 'u');
  return (text) => {
    const [, sign, digits, fraction = '0', exponent = ''] = expression.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const number = Number(`${sign}${digits.replaceAll(/\D/g, '')}.${fraction}${exponent}`);
    return Number.isFinite(number) ? number : undefined;
  };
}

const escaped = (mark: string): string => `\\u{${mark.codePointAt(0)?.toString(16)}}`;

function integerReader(format: string | undefined): Reader {
  const read = numberReader(format);
  return (text) => {
    const number = read(text);
    return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
  };
}
