import { HOUR, type Instant, MINUTE, wallClock, type Zone, zoneOffset } from '#base';

/** When people are not to be disturbed, by the wall clock of whoever reads. */
export interface QuietHours {
  /** From this full hour, inclusive, to that, exclusive (0 to 23), over midnight where `from` is the later one. */
  readonly hours?: { readonly from: number; readonly to: number };
  /** All Saturday and Sunday. */
  readonly weekends: boolean;
}

export const noQuietHours: QuietHours = { weekends: false };

/** Zones change their offset on a quarter of an hour. */
const QUARTER = 15 * MINUTE;

/** Reads `18-8 weekends`, `20-7` and `none`; undefined for anything else, also for hours that leave no time at all. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const words = text.trim();
  if (words === 'none') return noQuietHours;
  const [, from, to, weekends] = /^(\d{1,2})-(\d{1,2})( +weekends)?$/.exec(words) ?? [];
  const hours = { from: Number(from), to: Number(to) };
  if (from === undefined || hours.from > 23 || hours.to > 23 || hours.from === hours.to) return undefined;
  return { hours, weekends: weekends !== undefined };
}

/** Whether the wall clock of a zone stands in quiet hours. */
export function isQuiet(at: Instant, zone: Zone, quiet: QuietHours): boolean {
  const { day, time } = wallClock(at, zone);
  return (quiet.weekends && isWeekend(day)) || isQuietHour(Math.floor(time / HOUR), quiet);
}

/** Whether an hour of the day, 0 to 23, is quiet on every day. */
export function isQuietHour(hour: number, { hours }: QuietHours): boolean {
  if (hours === undefined) return false;
  const { from, to } = hours;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** The first instant from `at` on that is not quiet. */
export function nextPermitted(at: Instant, zone: Zone, quiet: QuietHours): Instant {
  let next = at;
  while (isQuiet(next, zone, quiet)) next = nextHour(next, zone);
  return next;
}

/** The next full hour of the wall clock; a quarter of an hour at a time where the clock is changed before it. */
function nextHour(at: Instant, zone: Zone): Instant {
  const hour = at + HOUR - (wallClock(at, zone).time % HOUR);
  const isChanged = zoneOffset(hour, zone) !== zoneOffset(at, zone);
  return isChanged ? at + QUARTER - (at % QUARTER) : hour;
}

/** Day 0, 1970-01-01, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday > 4;
}
