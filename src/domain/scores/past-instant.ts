import { dayNumber, type Instant, invalid, parseInstant, startOfDay, type Zone } from '#base';

/** The instant that is asked about: the end of a day, or now if that is before it; an instant; else now. */
export function pastInstant(
  asked: { readonly on?: string | undefined; readonly at?: string | undefined },
  zone: Zone,
  now: Instant,
): Instant {
  const at = asked.at === undefined ? undefined : parseInstant(asked.at);
  if (asked.at !== undefined && at === undefined) {
    throw invalid('not-an-instant', `${asked.at} is no instant; write it as 2026-03-02T09:00:00Z`, { at: asked.at });
  }
  const end = asked.on === undefined ? now : startOfDay(dayNumber(asked.on) + 1, zone) - 1;
  const instant = at ?? end;
  // Nobody knows tomorrow's score.
  return Math.min(instant, now);
}
