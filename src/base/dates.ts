import { Temporal } from 'temporal-polyfill';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** A calendar date, `2026-03-02`. */
export type DateText = string;
/** Days since 1970-01-01 of a calendar date; arithmetic on days needs no time zone. */
export type DayNumber = number;
/** An IANA time zone, `Europe/Berlin`. */
export type Zone = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const QUARTER = 15 * MINUTE;
const OFFSETS_KEPT = 20_000;
const offsets = new Map<Zone, Map<number, number>>();

/** The zone's offset from UTC in ms. Every zone since 1972 changes on a quarter of an hour, so quarters are cached. */
export function zoneOffset(at: Instant, zone: Zone): number {
  if (zone === 'UTC') return 0;
  let known = offsets.get(zone);
  if (known === undefined || known.size > OFFSETS_KEPT) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(at / QUARTER);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(zone);
    offset = zoned.offsetNanoseconds / 1e6;
    known.set(quarter, offset);
  }
  return offset;
}

/** The day on which an instant falls in a zone. */
export function dayOf(at: Instant, zone: Zone): DayNumber {
  return Math.floor((at + zoneOffset(at, zone)) / DAY);
}

/** The first instant of a day in a zone (a day whose midnight is skipped starts at the end of the gap). */
export function startOfDay(day: DayNumber, zone: Zone): Instant {
  return localInstant(day, 0, zone);
}

/**
 * The instant of a local time: `day` at `time` ms after its midnight by the wall clock.
 * A skipped hour moves forward, a doubled hour is its first (Temporal's `compatible`).
 */
export function localInstant(day: DayNumber, time: number, zone: Zone): Instant {
  const wall = day * DAY + time;
  if (zone === 'UTC') return wall;
  const guess = wall - zoneOffset(wall, zone);
  // Away from changes of the zone's offset, both readings agree and no calendar is needed.
  if (zoneOffset(guess - 4 * HOUR, zone) === zoneOffset(guess + 4 * HOUR, zone)) return wall - zoneOffset(guess, zone);
  return Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The wall clock of an instant in a zone: its day and the ms since that day's midnight. */
export function wallClock(at: Instant, zone: Zone): { day: DayNumber; time: number } {
  const wall = at + zoneOffset(at, zone);
  const day = Math.floor(wall / DAY);
  return { day, time: wall - day * DAY };
}

/** `2026-03-02` → its day number. Throws a RangeError for what is no date. */
export function dayNumber(date: DateText): DayNumber {
  // What the calendar would change (the 30th of February) is left to Temporal, which refuses it.
  const day = PLAIN_DATE.test(date) ? Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8)) / DAY : 0;
  if (dateText(day) === date) return day;
  const plain = Temporal.PlainDate.from(date);
  return Date.UTC(plain.year, plain.month - 1, plain.day) / DAY;
}

/** Reads `2026-03-02`; undefined for anything else, also for a day that its month does not have. */
export function parseDate(text: string): DayNumber | undefined {
  if (!PLAIN_DATE.test(text)) return undefined;
  try {
    return dayNumber(text);
  } catch {
    return undefined;
  }
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Temporal says the same and takes ten times as long: this is hot. */
export function dateText(day: DayNumber): DateText {
  const { year, month, date } = civil(day);
  if (!(year >= 0 && year <= 9999)) return Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString();
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

/** Year, month and day of the month, both from 1 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function civil(day: DayNumber): { readonly year: number; readonly month: number; readonly date: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Its years begin in March, so that a leap day is their last.
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** The first day of the month of a day, and how many days lie between. */
export function monthOf(day: DayNumber): { month: DayNumber; index: number } {
  const index = civil(day).date - 1;
  return { month: day - index, index };
}

/** Whole months between two dates: 2025-05-22 to 2025-11-22 is 6, to 2025-11-21 is 5. */
export function monthsBetween(from: DayNumber, to: DayNumber): number {
  const start = civil(from);
  const end = civil(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  if (to >= from) return end.date < start.date ? months - 1 : months;
  return end.date > start.date ? months + 1 : months;
}

/** The day `months` after another; the 31st becomes the month's last day where it has no 31st. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = civil(day);
  const first = Date.UTC(year, month - 1 + months, 1) / DAY;
  const next = Date.UTC(year, month + months, 1) / DAY;
  return first + Math.min(date, next - first) - 1;
}

export function isoInstant(at: Instant): string {
  const day = Math.floor(at / DAY);
  const time = at - day * DAY;
  const seconds = Math.floor(time / 1000) % 60;
  const ms = String(time % 1000).padStart(3, '0');
  return `${dateText(day)}T${two(Math.floor(time / HOUR))}:${two(Math.floor(time / MINUTE) % 60)}:${two(seconds)}.${ms}Z`;
}

const PLAIN_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Reads ISO 8601 with an offset or `Z`; undefined for anything else, also for a time without a zone. */
export function parseInstant(text: string): Instant | undefined {
  if (PLAIN_INSTANT.test(text)) {
    const at = plainInstant(text);
    if (at !== undefined) return at;
  }
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** As we write it ourselves, which is how most times come; undefined for what is no time, and for years before 100. */
function plainInstant(text: string): Instant | undefined {
  const digit = (at: number): number => text.charCodeAt(at) - 48;
  const pair = (at: number): number => 10 * digit(at) + digit(at + 1);
  const [year, month, day] = [100 * pair(0) + pair(2), pair(5), pair(8)];
  const [hour, minute, second] = [pair(11), pair(14), pair(17)];
  if (year < 100 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  const first = Date.UTC(year, month - 1);
  // The 30th of February would be a day of March.
  if (day > 28 && first + (day - 1) * DAY >= Date.UTC(year, month)) return undefined;
  return first + (day - 1) * DAY + hour * HOUR + minute * MINUTE + second * 1000 + 100 * digit(20) + pair(21);
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
