import {
  type DateText,
  type DayNumber,
  dateText,
  dayNumber,
  dayOf,
  HOUR,
  type Instant,
  localInstant,
  MINUTE,
  parseInstant,
  type Zone,
} from '#base';

/** Reads a text as a local day and the time of it in ms, or as an instant that names its offset. */
export type TimePattern = (text: string) => { day: DayNumber; time: number } | { at: Instant } | undefined;

const PARTS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<YYYY>\d{4})`,
  MM: String.raw`(?<MM>\d{1,2})`,
  DD: String.raw`(?<DD>\d{1,2})`,
  HH: String.raw`(?<HH>\d{1,2})`,
  mm: String.raw`(?<mm>\d{2})`,
  ss: String.raw`(?<ss>\d{2})`,
};
const ISO = String.raw`^(?<YYYY>\d{4})-(?<MM>\d{2})-(?<DD>\d{2})(?:[T ](?<HH>\d{2}):(?<mm>\d{2})(?::(?<ss>\d{2})(?:[.,](?<ms>\d{1,9}))?)?)?$`;

/** `DD.MM.YYYY HH:mm` as a reader; undefined when year, month or day is missing. Without a format: ISO 8601. */
export function readPattern(format?: string): TimePattern | undefined {
  if (format === undefined) return (text) => readLocal(text, isoExpression) ?? readInstant(text);
  const seen = new Set<string>();
  const source = format.replaceAll(/YYYY|MM|DD|HH|mm|ss|[\\^$.*+?()[\]{}|]/g, (part) => {
    const known = PARTS[part];
    if (known === undefined) return `\\${part}`;
    if (seen.has(part)) return part;
    seen.add(part);
    return known;
  });
  if (!['YYYY', 'MM', 'DD'].every((part) => seen.has(part))) return undefined;
  const expression = new RegExp(`^${source}$`);
  return (text) => readLocal(text, expression);
}

const isoExpression = new RegExp(ISO);

function readInstant(text: string): { at: Instant } | undefined {
  const at = parseInstant(text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'));
  return at === undefined ? undefined : { at };
}

function readLocal(text: string, expression: RegExp): { day: DayNumber; time: number } | undefined {
  const parts = expression.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const [hour, minute, second] = [Number(parts.HH ?? 0), Number(parts.mm ?? 0), Number(parts.ss ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = Number(`${parts.ms ?? '0'}00`.slice(0, 3));
  const day = dayIfAny(`${parts.YYYY}-${parts.MM?.padStart(2, '0')}-${parts.DD?.padStart(2, '0')}`);
  return day === undefined ? undefined : { day, time: hour * HOUR + minute * MINUTE + second * 1000 + ms };
}

const DAYS_KEPT = 20_000;
const days = new Map<DateText, DayNumber | undefined>();

/** A day that the calendar has: 2025-02-30 is none. Files repeat the same days, so they are kept. */
function dayIfAny(date: DateText): DayNumber | undefined {
  if (days.has(date)) return days.get(date);
  if (days.size > DAYS_KEPT) days.clear();
  let day: DayNumber | undefined;
  try {
    day = dayNumber(date);
  } catch {
    day = undefined;
  }
  days.set(date, day);
  return day;
}

/** The calendar date that a text names, in `zone` where it is an instant. */
export function readDate(text: string, pattern: TimePattern, zone: Zone): DateText | undefined {
  const read = pattern(text);
  if (read === undefined) return undefined;
  return dateText('day' in read ? read.day : dayOf(read.at, zone));
}

/** The instant that a text names; a date alone is the start of its day in `zone`. */
export function readTime(text: string, pattern: TimePattern, zone: Zone): Instant | undefined {
  const read = pattern(text);
  if (read === undefined) return undefined;
  return 'at' in read ? read.at : localInstant(read.day, read.time, zone);
}
