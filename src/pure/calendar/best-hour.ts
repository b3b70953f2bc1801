import { DAY, HOUR, type Instant, wallClock, type Zone } from '#base';
import { isQuietHour, type QuietHours } from './quiet-hours.ts';

/** The best hour of a contact of whom nothing better is known: 10:00, in minutes after midnight. */
export const defaultBestHour = 600;

/** Habits older than this many days say nothing. */
const HEARD_DAYS = 90;

/**
 * The hour at which a contact answers most, in minutes after midnight of their zone: of those that are not quiet, the
 * one with most of `heard` (replies and clicks) in the 90 days up to `at`, the earliest on ties. 10:00 without any.
 */
export function bestHourOf(heard: readonly Instant[], at: Instant, zone: Zone, quiet: QuietHours): number {
  const counts = new Array<number>(24).fill(0);
  for (const instant of heard) {
    if (instant > at || instant < at - HEARD_DAYS * DAY) continue;
    const hour = Math.floor(wallClock(instant, zone).time / HOUR);
    if (!isQuietHour(hour, quiet)) counts[hour] = (counts[hour] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return most === 0 ? usualHour(quiet) : counts.indexOf(most) * 60;
}

/** 10:00, else the first permitted hour after it. */
function usualHour(quiet: QuietHours): number {
  let hour = defaultBestHour / 60;
  while (isQuietHour(hour, quiet)) hour = (hour + 1) % 24;
  return hour * 60;
}
