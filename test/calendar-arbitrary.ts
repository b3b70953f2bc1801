import { Temporal } from 'temporal-polyfill';
import { dayNumber, type Instant, MINUTE, type Zone } from '#base';
import type { BusinessCalendar } from '#pure/calendar';
import fc from './laws.ts';

/** Zones whose clocks change: by an hour, by half an hour, at midnight (São Paulo to 2019), or no longer. */
const zones = fc.constantFrom<Zone[]>(
  'America/New_York',
  'Europe/Berlin',
  'Asia/Seoul',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
);

/** A whole minute of 1985 to 2035, half of the time within hours of a change of the zone's clock. */
function instantsOf(zone: Zone): fc.Arbitrary<Instant> {
  const any = fc.integer({ min: 7_889_400, max: 34_189_920 }).map((minutes) => minutes * MINUTE);
  const near = fc.tuple(any, fc.integer({ min: -180, max: 180 })).map(([at, minutes]) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    return (zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? at) + minutes * MINUTE;
  });
  return fc.oneof(any, near);
}

export const zonedInstants = zones.chain((zone) => fc.record({ zone: fc.constant(zone), at: instantsOf(zone) }));

const hours = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ opens: from * 30, closes: to * 30 }));

/** Any week with at least one open day, some with holidays. */
export const calendars: fc.Arbitrary<BusinessCalendar> = fc
  .record({
    weekdays: fc.array(fc.option(hours, { freq: 3 }), { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.integer({ min: 5478, max: 23_741 }), { maxLength: 40 }).map((days) => new Set(days)),
  })
  .filter(({ weekdays }) => weekdays.some((day) => day !== null));

/** The instant of a local time written with its offset. */
export function at(text: string): Instant {
  return Temporal.Instant.from(text).epochMilliseconds;
}

export const officeWith = (...dates: readonly string[]): BusinessCalendar => ({
  weekdays: [...Array(5).fill({ opens: 540, closes: 1080 }), null, null],
  holidays: new Set(dates.map(dayNumber)),
});
