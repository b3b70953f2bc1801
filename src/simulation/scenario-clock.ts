import {
  type DayNumber,
  dateText,
  dayNumber,
  type Instant,
  isoInstant,
  type JsonObject,
  localInstant,
  MINUTE,
  startOfDay,
  wallClock,
  type Zone,
} from '#base';
import type { ScenarioEvent, ScenarioTime } from '#pure/playbook';

/** Day 0 of every scenario: a Monday, far from changes of the clocks. */
export const DAY_0: DayNumber = dayNumber('2026-01-12');
/** What happens without a time of day happens at 09:00, in minutes after midnight. */
const START = 9 * 60;

export const startIn = (zone: Zone): Instant => instantOf({ day: 0 }, zone);

export function instantOf({ day, minute }: ScenarioTime, zone: Zone): Instant {
  return localInstant(DAY_0 + day, (minute ?? START) * MINUTE, zone);
}

/** The instant at which a day of a scenario begins. */
export const dayStart = (day: number, zone: Zone): Instant => startOfDay(DAY_0 + day, zone);

/** The properties of an event, days and times of the scenario as dates and instants. */
export function propertiesOf({ properties, times, dates }: Omit<ScenarioEvent, 'event'>, zone: Zone): JsonObject {
  const instants = Object.entries(times).map(([name, time]) => [name, isoInstant(instantOf(time, zone))]);
  const days = Object.entries(dates).map(([name, day]) => [name, dateText(DAY_0 + day)]);
  return { ...properties, ...Object.fromEntries(instants), ...Object.fromEntries(days) };
}

export function minuteOf(at: Instant, zone: Zone): number {
  return Math.floor(wallClock(at, zone).time / MINUTE);
}

/** `day 3 at 10:00` */
export function dayAndTime(at: Instant, zone: Zone): string {
  const minutes = minuteOf(at, zone);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const day = wallClock(at, zone).day - DAY_0;
  return `day ${day} at ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
