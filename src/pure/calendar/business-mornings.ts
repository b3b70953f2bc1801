import { type DayNumber, dayOf, type Instant, type Zone } from '#base';
import { type BusinessCalendar, nearestOpening, openingOf, weekdayOf } from './business-hours.ts';

/** When a day opens. */
export interface Morning {
  readonly day: DayNumber;
  readonly at: Instant;
}

/** The newest business morning up to an instant, itself included. */
export function lastBusinessMorning(at: Instant, zone: Zone, calendar: BusinessCalendar): Morning {
  const day = dayOf(at, zone);
  const today = openingOf(day, zone, calendar);
  if (today !== undefined && today.from <= at) return { day, at: today.from };
  const before = nearestOpening(day, -1, zone, calendar);
  return { day: before.day, at: before.from };
}

/** The newest first business morning of a week, Monday to Sunday, up to an instant, itself included. */
export function lastWeekMorning(at: Instant, zone: Zone, calendar: BusinessCalendar): Morning {
  const { day: last } = lastBusinessMorning(at, zone, calendar);
  const { day, from } = nearestOpening(last - weekdayOf(last) - 1, 1, zone, calendar);
  return { day, at: from };
}
