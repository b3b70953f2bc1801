import { addMonths, dayOf, HOUR, type Instant, localInstant, wallClock, type Zone } from '#base';
import { type BusinessCalendar, nearestOpening, nextOpen, openingOf } from './business-hours.ts';
import type { Duration } from './moment.ts';

type CalendarUnit = Extract<Duration, { kind: 'calendar' }>['unit'];

/**
 * The instant a duration after (1) or before (-1) another. Elapsed time is ms; calendar units keep the local time;
 * business days keep it over n open days, from the next opening when closed; business hours count open time only.
 */
export function addDuration(
  at: Instant,
  duration: Duration,
  sign: 1 | -1,
  zone: Zone,
  calendar: BusinessCalendar,
): Instant {
  if (duration.kind === 'elapsed') return at + sign * duration.ms;
  if (duration.kind === 'calendar') return addCalendar(at, sign * duration.n, duration.unit, zone);
  if (duration.unit === 'day') return addBusinessDays(at, duration.n, sign, zone, calendar);
  return addOpenTime(at, duration.n * HOUR, sign, zone, calendar);
}

function addCalendar(at: Instant, n: number, unit: CalendarUnit, zone: Zone): Instant {
  if (n === 0) return at;
  const { day, time } = wallClock(at, zone);
  return localInstant(addToDay(day, n, unit), time, zone);
}

function addToDay(day: number, n: number, unit: CalendarUnit): number {
  switch (unit) {
    case 'day':
      return day + n;
    case 'week':
      return day + 7 * n;
    case 'month':
      return addMonths(day, n);
    case 'year':
      return addMonths(day, 12 * n);
  }
}

function addBusinessDays(at: Instant, n: number, sign: 1 | -1, zone: Zone, calendar: BusinessCalendar): Instant {
  const start = nextOpen(at, zone, calendar);
  if (n === 0) return start;
  const { day, time } = wallClock(start, zone);
  let open = day;
  for (let i = 0; i < n; i++) open = nearestOpening(open, sign, zone, calendar).day;
  return localInstant(open, time, zone);
}

function addOpenTime(at: Instant, ms: number, sign: 1 | -1, zone: Zone, calendar: BusinessCalendar): Instant {
  if (ms === 0) return at;
  let left = ms;
  let day = dayOf(at, zone);
  let opening = openingOf(day, zone, calendar);
  for (;;) {
    if (opening !== undefined) {
      const from = sign === 1 ? Math.max(at, opening.from) : opening.from;
      const to = sign === 1 ? opening.to : Math.min(at, opening.to);
      if (to - from >= left) return sign === 1 ? from + left : to - left;
      left -= Math.max(0, to - from);
    }
    const next = nearestOpening(day, sign, zone, calendar);
    day = next.day;
    opening = next;
  }
}
