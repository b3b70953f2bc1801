import { type DayNumber, dayOf, type Instant, localInstant, MINUTE, startOfDay, wallClock, type Zone } from '#base';
import { addDuration } from './add-duration.ts';
import { type BusinessCalendar, nextBusinessMorning } from './business-hours.ts';
import type { Moment } from './moment.ts';
import { isQuiet, nextPermitted, type QuietHours } from './quiet-hours.ts';

/** What a journey knows when it works out a moment. */
export interface MomentContext {
  readonly now: Instant;
  readonly entry: Instant;
  /** What the day of entry is called. */
  readonly firstDay: 0 | 1;
  readonly stageStart: Instant;
  /** By name, beside `entry` and `stage.start`. */
  readonly anchors: Readonly<Record<string, Instant>>;
  /** The account's, in which days are counted. */
  readonly zone: Zone;
  readonly calendar: BusinessCalendar;
  /** The contact's best hour, in minutes after midnight of `readerZone`. */
  readonly bestHour: number;
  /** The contact's zone, in which quiet hours and the best hour are. */
  readonly readerZone: Zone;
  readonly quiet: QuietHours;
}

/** The instant of a moment, which may lie in the past; or the anchor that has not happened yet. */
export function resolveMoment(moment: Moment, context: MomentContext): Instant | { missing: string } {
  switch (moment.kind) {
    case 'day':
      return resolveDay(moment, context);
    case 'hour':
      return resolveHour(moment.hour, context);
    case 'in':
      return addDuration(context.now, moment.offset, 1, context.zone, context.calendar);
    case 'anchor': {
      const anchor = anchorOf(moment.anchor, context);
      if (anchor === undefined) return { missing: moment.anchor };
      if (moment.offset === undefined) return anchor;
      const sign = moment.direction === 'after' ? 1 : -1;
      return addDuration(anchor, moment.offset, sign, context.zone, context.calendar);
    }
  }
}

function resolveDay(moment: Extract<Moment, { kind: 'day' }>, context: MomentContext): Instant {
  const { zone, calendar } = context;
  const entry = wallClock(context.entry, zone);
  const day = entry.day + moment.day - context.firstDay;
  if (moment.hour === 'best') return bestHourFrom(day, context);
  if (moment.hour === 'business morning') return nextBusinessMorning(startOfDay(day, zone), zone, calendar);
  // The day of entry is the entry itself: its wall clock alone would not tell which of a doubled hour's two it was.
  return day === entry.day ? context.entry : localInstant(day, entry.time, zone);
}

function resolveHour(hour: 'best' | 'business morning', context: MomentContext): Instant {
  const { now, zone } = context;
  if (hour === 'business morning') return nextBusinessMorning(now, zone, context.calendar);
  return bestHourFrom(dayOf(now, context.readerZone), context);
}

/** The best hour of a day; where that is past or quiet, of the first day after it where it is neither. */
function bestHourFrom(wanted: DayNumber, { now, readerZone, bestHour, quiet }: MomentContext): Instant {
  const first = Math.max(wanted, dayOf(now, readerZone));
  for (let day = first; day <= first + 7; day++) {
    const best = localInstant(day, bestHour * MINUTE, readerZone);
    if (best >= now && !isQuiet(best, readerZone, quiet)) return best;
  }
  // An hour that is quiet on every day of the week is nobody's best.
  return nextPermitted(Math.max(now, localInstant(first, bestHour * MINUTE, readerZone)), readerZone, quiet);
}

function anchorOf(name: string, context: MomentContext): Instant | undefined {
  if (name === 'entry') return context.entry;
  if (name === 'stage.start') return context.stageStart;
  return Object.hasOwn(context.anchors, name) ? context.anchors[name] : undefined;
}
