import { DAY, HOUR, type Instant, localInstant, MINUTE, wallClock, type Zone } from '#base';

/** From where an offset counts. */
export type Anchor = 'start' | 'entry' | 'call' | 'proposal' | 'upgrade';

/**
 * `day 3 10:00` (that local date and time), `day 6` (the anchor's own time of day, six dates later), `+26h` (elapsed time),
 * `day 3 10:00 +26h` (both), each after the anchor of its part or one that is named: `proposal day 7`.
 */
export type Offset = string;

export type Anchors = Readonly<Partial<Record<Anchor, Instant>>>;

/** `Mon 09:00`: a weekday and a local time. */
export type WeekTime = string;

interface Parsed {
  readonly anchor: Anchor | undefined;
  readonly day: number | undefined;
  /** After midnight; undefined: the anchor's own time of day. */
  readonly time: number | undefined;
  readonly elapsed: number;
}

const OFFSET =
  /^(start|entry|call|proposal|upgrade)?\s*(?:day (-?\d+)(?: (\d\d):(\d\d))?)?\s*(?:\+(\d+)h)?(?:\+?(\d+)m)?$/;
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const parsed = new Map<Offset, Parsed>();

/** The instant of an offset in the customer's zone. Throws for what is no offset, or counts from what is not there. */
export function momentOf(offset: Offset, own: Anchor, anchors: Anchors, zone: Zone): Instant {
  const { anchor = own, day, time, elapsed } = parse(offset);
  const from = anchors[anchor];
  if (from === undefined) throw new Error(`'${offset}' counts from the ${anchor}, which is not there`);
  if (day === undefined) return from + elapsed;
  const clock = wallClock(from, zone);
  return localInstant(clock.day + day, time ?? clock.time, zone) + elapsed;
}

/** The weekday and time that an offset leads to, away from changes of the clocks. */
export function weekTimeAfter(from: WeekTime, offset: Offset): WeekTime {
  const { day = 0, time, elapsed } = parse(offset);
  const start = inWeek(from);
  const at = (Math.floor(start / DAY) + day) * DAY + (time ?? start % DAY) + elapsed;
  const within = at % (7 * DAY);
  const minutes = Math.floor((within % DAY) / MINUTE);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${WEEK[Math.floor(within / DAY)]} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** How long after the start of Monday, in ms. */
export function inWeek(weekTime: WeekTime): number {
  const [day = '', time = ''] = weekTime.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return WEEK.indexOf(day) * DAY + hours * HOUR + minutes * MINUTE;
}

function parse(offset: Offset): Parsed {
  const known = parsed.get(offset);
  if (known !== undefined) return known;
  const match = OFFSET.exec(offset);
  if (match === null || offset === '') throw new Error(`'${offset}' is no offset`);
  const [, anchor, day, hour, minute, hours = 0, minutes = 0] = match;
  const found: Parsed = {
    // One of the names in the expression.
    anchor: anchor as Anchor | undefined,
    day: day === undefined ? undefined : Number(day),
    time: hour === undefined ? undefined : Number(hour) * HOUR + Number(minute) * MINUTE,
    elapsed: Number(hours) * HOUR + Number(minutes) * MINUTE,
  };
  parsed.set(offset, found);
  return found;
}
