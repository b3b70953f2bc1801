import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, localInstant, MINUTE, wallClock, type Zone } from '#base';
import { at, calendars, officeWith, zonedInstants } from '../../../test/calendar-arbitrary.ts';
import fc from '../../../test/laws.ts';
import { addDuration } from './add-duration.ts';
import { type BusinessCalendar, defaultCalendar, isOpen, nextOpen, openingOf } from './business-hours.ts';
import { parseDuration } from './duration.ts';

const berlin = 'Europe/Berlin';

function add(start: Instant, text: string, sign: 1 | -1 = 1, zone: Zone = berlin, calendar = defaultCalendar): Instant {
  const duration = parseDuration(text);
  if (duration === undefined) throw new Error(`no duration: ${text}`);
  return addDuration(start, duration, sign, zone, calendar);
}

const signs = fc.constantFrom<(1 | -1)[]>(1, -1);

describe('elapsed time', () => {
  test('48h is 172,800,000 ms whatever the clock does', () => {
    fc.assert(
      fc.property(zonedInstants, signs, ({ zone, at: start }, sign) => {
        expect(add(start, '48h', sign, zone)).toBe(start + sign * 48 * HOUR);
      }),
    );
  });
});

describe('calendar units', () => {
  test('a day keeps the local time over a change of the clock', () => {
    expect(add(at('2026-03-28T10:00+01:00'), '1d')).toBe(at('2026-03-29T10:00+02:00'));
    expect(add(at('2026-10-26T10:00+01:00'), '1d', -1)).toBe(at('2026-10-25T10:00+01:00'));
  });

  test('a skipped hour moves forward, a doubled hour is its first', () => {
    expect(add(at('2026-03-28T02:30+01:00'), '1d')).toBe(at('2026-03-29T03:30+02:00'));
    expect(add(at('2026-10-24T02:30+02:00'), '1d')).toBe(at('2026-10-25T02:30+02:00'));
    expect(add(at('2018-11-03T00:15-03:00'), '1d', 1, 'America/Sao_Paulo')).toBe(at('2018-11-04T01:15-02:00'));
  });

  test('the 31st becomes the last day of a shorter month', () => {
    expect(add(at('2026-01-31T10:00+01:00'), '1 month')).toBe(at('2026-02-28T10:00+01:00'));
    expect(add(at('2028-02-29T10:00+01:00'), '1 year', -1)).toBe(at('2027-02-28T10:00+01:00'));
  });

  test('agree with the calendar of the language in every zone', () => {
    const units = fc.constantFrom<('day' | 'week' | 'month' | 'year')[]>('day', 'week', 'month', 'year');
    fc.assert(
      fc.property(
        zonedInstants,
        units,
        fc.integer({ min: 0, max: 40 }),
        signs,
        ({ zone, at: start }, unit, n, sign) => {
          const zoned = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
          const expected = zoned.add({ [`${unit}s`]: sign * n }).epochMilliseconds;
          expect(addDuration(start, { kind: 'calendar', unit, n }, sign, zone, defaultCalendar)).toBe(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('business days', () => {
  test('from Friday, one is Monday at the same local time', () => {
    expect(add(at('2026-03-06T17:00+01:00'), '1 business day')).toBe(at('2026-03-09T17:00+01:00'));
  });

  test('from a closed instant they count from the next opening', () => {
    expect(add(at('2026-03-07T12:00+01:00'), '1 business day')).toBe(at('2026-03-10T09:00+01:00'));
    expect(add(at('2026-03-06T19:00+01:00'), '2 business days')).toBe(at('2026-03-11T09:00+01:00'));
  });

  test('backwards, one before Monday is Friday, over the holiday Thursday', () => {
    expect(add(at('2026-03-09T10:00+01:00'), '1 business day', -1)).toBe(at('2026-03-06T10:00+01:00'));
    const holiday = officeWith('2026-03-06');
    expect(add(at('2026-03-09T10:00+01:00'), '1 business day', -1, berlin, holiday)).toBe(at('2026-03-05T10:00+01:00'));
  });

  test('pass exactly n open days', () => {
    fc.assert(
      fc.property(
        zonedInstants,
        calendars,
        fc.integer({ min: 0, max: 12 }),
        signs,
        ({ zone, at: any }, calendar, n, sign) => {
          const start = nextOpen(any, zone, calendar);
          const end = addDuration(any, { kind: 'business', unit: 'day', n }, sign, zone, calendar);
          const from = wallClock(start, zone);
          let passed = 0;
          // The end's own day is found from the count alone, so that a skipped midnight can't hide an error.
          let day = from.day;
          while (passed < n) {
            day += sign;
            if (openingOf(day, zone, calendar) !== undefined) passed++;
          }
          expect(end).toBe(n === 0 ? start : localInstant(day, from.time, zone));
        },
      ),
    );
  });
});

describe('business hours', () => {
  test('only open time counts', () => {
    expect(add(at('2026-03-06T16:00+01:00'), '8 business hours')).toBe(at('2026-03-09T15:00+01:00'));
    expect(add(at('2026-03-07T12:00+01:00'), '2 business hours')).toBe(at('2026-03-09T11:00+01:00'));
  });

  test('what ends with the day ends at closing time, not at the next opening', () => {
    expect(add(at('2026-03-06T16:00+01:00'), '2 business hours')).toBe(at('2026-03-06T18:00+01:00'));
    expect(add(at('2026-03-09T09:00+01:00'), '8 business hours', -1)).toBe(at('2026-03-06T10:00+01:00'));
  });

  test('the open minutes between start and end are exactly as many', () => {
    fc.assert(
      fc.property(
        zonedInstants,
        calendars,
        fc.integer({ min: 1, max: 12 }),
        signs,
        ({ zone, at: start }, calendar, n, sign) => {
          const end = addDuration(start, { kind: 'business', unit: 'hour', n }, sign, zone, calendar);
          fc.pre(Math.abs(end - start) < 30 * DAY);
          const [from, to] = sign === 1 ? [start, end] : [end, start];
          expect(openMinutes(from, to, zone, calendar)).toBe(n * 60);
          // The nearest such instant: the minute before the end (after it, backwards) is open time.
          expect(isOpen(sign === 1 ? end - MINUTE : end, zone, calendar)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('zero is no time at all, and hours run through the night where the night is open', () => {
    expect(add(at('2026-03-07T12:00+01:00'), '0 business hours')).toBe(at('2026-03-07T12:00+01:00'));
    const always = { weekdays: Array(7).fill({ opens: 0, closes: 1440 }), holidays: new Set<number>() };
    expect(add(at('2026-03-28T12:00+01:00'), '24 business hours', 1, berlin, always)).toBe(
      at('2026-03-29T13:00+02:00'),
    );
  });
});

function openMinutes(from: Instant, to: Instant, zone: Zone, calendar: BusinessCalendar): number {
  let open = 0;
  for (let minute = from; minute < to; minute += MINUTE) if (isOpen(minute, zone, calendar)) open++;
  return open;
}
