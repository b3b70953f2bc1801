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
  const ms = PLAIN_DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(ms) && dateText(ms / DAY) === date) return ms / DAY;
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
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The first day of the month of a day, and how many days lie between. */
export function monthOf(day: DayNumber): { month: DayNumber; index: number } {
  // Days from civil, the other way round (Howard Hinnant, "chrono-compatible low-level date algorithms"): this is hot.
  const z = day + 719_468;
  const dayOfEra = z - Math.floor(z / 146_097) * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const index = dayOfYear - Math.floor((153 * Math.floor((5 * dayOfYear + 2) / 153) + 2) / 5);
  return { month: day - index, index };
}

/** The calendar's year and month as one number of months, and the day of the month from 1. */
function civil(day: DayNumber): { months: number; date: number } {
  const at = new Date(day * DAY);
  return { months: at.getUTCFullYear() * 12 + at.getUTCMonth(), date: at.getUTCDate() };
}

/** Whole months between two dates: 2025-05-22 to 2025-11-22 is 6, to 2025-11-21 is 5. */
export function monthsBetween(from: DayNumber, to: DayNumber): number {
  const start = civil(from);
  const end = civil(to);
  const months = end.months - start.months;
  if (to >= from) return end.date < start.date ? months - 1 : months;
  return end.date > start.date ? months + 1 : months;
}

/** The day `months` after another; the 31st becomes the month's last day where it has no 31st. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { months: from, date } = civil(day);
  const month = from + months;
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
  const next = Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12, 1) / DAY;
  return first + Math.min(date, next - first) - 1;
}

export function isoInstant(at: Instant): string {
  return new Date(at).toISOString();
}

const PLAIN_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Reads ISO 8601 with an offset or `Z`; undefined for anything else, also for a time without a zone. */
export function parseInstant(text: string): Instant | undefined {
  // As we write it ourselves: what comes out as it went in was read right.
  const ms = PLAIN_INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms) && isoInstant(ms) === text) return ms;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
