import { HOUR, type Instant, localInstant, wallClock, type Zone } from '#base';

const OPENS = 9 * HOUR;
const CLOSES = 17 * HOUR;
/** Day 0 was a Thursday. */
const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

/** The instant itself where somebody is at work then, else some time on the next morning of a working day. */
export function atWork(at: Instant, zone: Zone): Instant {
  const { day, time } = wallClock(at, zone);
  if (!isWeekend(day) && time >= OPENS && time < CLOSES) return at;
  let next = time < OPENS ? day : day + 1;
  while (isWeekend(next)) next += 1;
  // Not everybody begins on the hour: the minutes are those of the instant.
  return localInstant(next, OPENS + (((at % HOUR) + HOUR) % HOUR) + HOUR, zone);
}
