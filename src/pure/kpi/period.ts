import { type DayNumber, dayOf, type Instant, startOfDay, type Zone } from '#base';

/** The days that are looked at, both included, as of an instant. Days are those of `zone`. */
export interface Period {
  /** Absent: from the beginning. */
  readonly from?: DayNumber;
  readonly to: DayNumber;
  readonly zone: Zone;
  readonly now: Instant;
  readonly today: DayNumber;
  /** The first instant in it, and the first after it. */
  readonly start: Instant;
  readonly end: Instant;
}

export function periodOf(from: DayNumber | undefined, to: DayNumber, zone: Zone, now: Instant): Period {
  const start = from === undefined ? Number.NEGATIVE_INFINITY : startOfDay(from, zone);
  const end = startOfDay(to + 1, zone);
  return { ...(from === undefined ? {} : { from }), to, zone, now, today: dayOf(now, zone), start, end };
}

export const isIn = ({ start, end }: Pick<Period, 'start' | 'end'>, at: Instant): boolean => at >= start && at < end;
