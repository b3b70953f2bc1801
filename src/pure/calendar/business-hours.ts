import { type DayNumber, dayOf, type Instant, localInstant, MINUTE, precondition, type Zone } from '#base';

/** When a weekday is open, in minutes after local midnight, 0 to 1440; `closes` is exclusive. */
export interface OpenHours {
  readonly opens: number;
  readonly closes: number;
}

export interface BusinessCalendar {
  /** Monday first; null is closed all day. */
  readonly weekdays: readonly (OpenHours | null)[];
  readonly holidays: ReadonlySet<DayNumber>;
}

const office: OpenHours = { opens: 9 * 60, closes: 18 * 60 };

/** Monday to Friday, 9 to 18 o'clock, without holidays. */
export const defaultCalendar: BusinessCalendar = {
  weekdays: [office, office, office, office, office, null, null],
  holidays: new Set(),
};

/** From the first instant at which a day is open to the first at which it no longer is; undefined: closed all day. */
export function openingOf(
  day: DayNumber,
  zone: Zone,
  calendar: BusinessCalendar,
): { from: Instant; to: Instant } | undefined {
  const hours = calendar.weekdays[weekdayOf(day)];
  if (hours === undefined || hours === null || calendar.holidays.has(day)) return undefined;
  const from = localInstant(day, hours.opens * MINUTE, zone);
  const to = localInstant(day, hours.closes * MINUTE, zone);
  return from < to ? { from, to } : undefined;
}

export function isOpen(at: Instant, zone: Zone, calendar: BusinessCalendar): boolean {
  const opening = openingOf(dayOf(at, zone), zone, calendar);
  return opening !== undefined && at >= opening.from && at < opening.to;
}

/** `at` itself when it is open, else the next opening. */
export function nextOpen(at: Instant, zone: Zone, calendar: BusinessCalendar): Instant {
  return isOpen(at, zone, calendar) ? at : nextBusinessMorning(at, zone, calendar);
}

/** The first instant at or after `at` at which a day opens. */
export function nextBusinessMorning(at: Instant, zone: Zone, calendar: BusinessCalendar): Instant {
  const today = openingOf(dayOf(at, zone), zone, calendar);
  if (today !== undefined && today.from >= at) return today.from;
  return nearestOpening(dayOf(at, zone), 1, zone, calendar).from;
}

/** The opening of the nearest open day after (1) or before (-1) a day. Throws `calendar-never-opens`. */
export function nearestOpening(
  day: DayNumber,
  sign: 1 | -1,
  zone: Zone,
  calendar: BusinessCalendar,
): { day: DayNumber; from: Instant; to: Instant } {
  // Each holiday can close one day, so a calendar with an open weekday opens within this many days. The weeks to
  // spare are for days that a change of the clock closes.
  const last = (calendar.holidays.size + 3) * 7;
  for (let i = 1; i <= last; i++) {
    const opening = openingOf(day + sign * i, zone, calendar);
    if (opening !== undefined) return { day: day + sign * i, ...opening };
  }
  throw precondition(
    'calendar-never-opens',
    'The business calendar has no open weekday, so business days cannot be counted. Open at least one weekday.',
  );
}

/** 0 is Monday; day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}
