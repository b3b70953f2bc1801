import pg from 'pg';
import { type Instant, internal } from '#base';

type Parse<Value> = (text: string) => Value;

const BOOL = 16;
const INT8 = 20;
const INT2 = 21;
const INT4 = 23;
const JSON_ = 114;
const FLOAT4 = 700;
const FLOAT8 = 701;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;
const NUMERIC = 1700;
const UUID = 2950;
const JSONB = 3802;

const asText: Parse<string> = (text) => text;

/** int8 → number; throws where a number would no longer be exact. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw internal(
    'integer-out-of-range',
    `The database answered with ${text}, which is beyond what a JavaScript number holds exactly (±2^53 − 1). ` +
      'Cast the column to text in the query.',
    { value: text },
  );
}

const WITH_ZONE =
  /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?( BC)?$/;

/** timestamptz → epoch ms (parts of a ms are cut off), ±Infinity for ±infinity. */
function parseTimestamptz(text: string): Instant {
  return plainTimestamptz(text) ?? anyTimestamptz(text);
}

/** As our tables have it, of four-figure years and in UTC (`2026-11-22 06:15:08.123+00`): every row has some. */
function plainTimestamptz(text: string): Instant | undefined {
  const { length } = text;
  if (length < 22 || length > 26 || !text.endsWith('+00') || text.charCodeAt(4) !== DASH) return undefined;
  const year = digits(text, 0, 4);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  if (!(year >= 100)) return undefined;
  const part = length - 20 > 2 ? digits(text, 20, length - 3) : 0;
  const ms = length === 24 ? part * 100 : length === 25 ? part * 10 : part;
  const month = digits(text, 5, 7) - 1;
  const at = Date.UTC(
    year,
    month,
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
    ms,
  );
  return Number.isNaN(at) ? undefined : at;
}

const DASH = 45;

/** NaN for what is no number. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function anyTimestamptz(text: string): Instant {
  const found = WITH_ZONE.exec(text);
  if (found === null) {
    if (text === 'infinity') return Number.POSITIVE_INFINITY;
    if (text === '-infinity') return Number.NEGATIVE_INFINITY;
    throw internal('unreadable-timestamp', `The database answered with a time in a form we do not read: ${text}`);
  }
  const part = (group: number): number => Number(found[group] ?? 0);
  const year = found[12] === undefined ? part(1) : 1 - part(1);
  const ms = Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const offset = ((part(9) * 60 + part(10)) * 60 + part(11)) * 1000 * (found[8] === '-' ? -1 : 1);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so the year is set apart.
  const wall = new Date(Date.UTC(2000, part(2) - 1, part(3), part(4), part(5), part(6), ms)).setUTCFullYear(
    year,
    part(2) - 1,
    part(3),
  );
  return wall - offset;
}

// `pg` knows this type, its declarations do not.
const TEXT_ARRAY = 1009;
const textArray = pg.types.getTypeParser(TEXT_ARRAY as Parameters<typeof pg.types.getTypeParser>[0]) as Parse<
  unknown[]
>;

/** Arrays of any depth; flat arrays of numbers, of which a series has many, take a short way. */
function arrayOf<Value>(parse: Parse<Value>, plain: boolean): Parse<unknown[]> {
  const each = (item: unknown): unknown =>
    item === null ? null : Array.isArray(item) ? item.map(each) : parse(item as string);
  return (text) => {
    if (text === '{}') return [];
    if (!plain || text.charCodeAt(1) === 0x7b || text.charCodeAt(0) !== 0x7b) return textArray(text).map(each);
    return text
      .slice(1, -1)
      .split(',')
      .map((item) => (item === 'NULL' ? null : parse(item)));
  };
}

/** A type's own OID, its array's OID, how it is read, and whether its text never needs quotes inside an array. */
const TYPES: readonly (readonly [oid: number, array: number, parse: Parse<unknown>, plain: boolean])[] = [
  [BOOL, 1000, (text) => text === 't', true],
  [INT2, 1005, Number, true],
  [INT4, 1007, Number, true],
  [INT8, 1016, parseInt8, true],
  [FLOAT4, 1021, Number, true],
  [FLOAT8, 1022, Number, true],
  [NUMERIC, 1231, asText, true],
  [DATE, 1182, asText, false],
  [TIMESTAMP, 1115, asText, false],
  [TIMESTAMPTZ, 1185, parseTimestamptz, false],
  [INTERVAL, 1187, asText, false],
  [UUID, 2951, asText, true],
  [JSON_, 199, JSON.parse, false],
  [JSONB, 3807, JSON.parse, false],
];

const PARSERS = new Map<number, Parse<unknown>>(
  TYPES.flatMap(([oid, array, parse, plain]) => [
    [oid, parse],
    [array, arrayOf(parse, plain)],
  ]),
);

/**
 * How values come back, given to each connection: date, numeric, interval, timestamp, uuid as text; timestamptz as
 * epoch ms; int8 as an exact number; json parsed; arrays of those. The rest is as `pg` has it.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ??
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};
