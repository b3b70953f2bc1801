import type { Instant } from '#base';

const WEEK = 7 * 86_400_000;

interface Point {
  readonly at: Instant;
  readonly value: number | null;
}

/** The value that stood at an instant, by changes in the order of time; null where nothing was known. */
export function standingAt(points: readonly Point[], at: Instant): number | null {
  return points.findLast((point) => point.at <= at)?.value ?? null;
}

/** The values at the end of each of the `count` weeks before `now`, oldest first; the last is that of now. */
export function weeksOf(points: readonly Point[], now: Instant, count = 12): (number | null)[] {
  return Array.from({ length: count }, (_, week) => standingAt(points, now - (count - 1 - week) * WEEK));
}

/** How far it has come in four weeks; null where either end is not known. */
export function monthChange(points: readonly Point[], now: Instant): number | null {
  const before = standingAt(points, now - 4 * WEEK);
  const after = standingAt(points, now);
  return before === null || after === null ? null : Math.round((after - before) * 10) / 10;
}
