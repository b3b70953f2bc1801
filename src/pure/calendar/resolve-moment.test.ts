import { describe, expect, test } from 'vitest';
import { HOUR, localInstant, MINUTE, wallClock } from '#base';
import { at, zonedInstants } from '../../../test/calendar-arbitrary.ts';
import fc from '../../../test/laws.ts';
import { defaultBestHour } from './best-hour.ts';
import { defaultCalendar } from './business-hours.ts';
import { parseMoment } from './parse-moment.ts';
import { isQuiet, noQuietHours, type QuietHours } from './quiet-hours.ts';
import { type MomentContext, resolveMoment } from './resolve-moment.ts';

const context: MomentContext = {
  now: at('2026-03-04T15:00+01:00'),
  entry: at('2026-03-02T14:30+01:00'),
  firstDay: 0,
  stageStart: at('2026-03-03T08:00+01:00'),
  anchors: { 'meeting.ends': at('2026-03-05T11:45+01:00') },
  zone: 'Europe/Berlin',
  calendar: defaultCalendar,
  bestHour: defaultBestHour,
  readerZone: 'Europe/Berlin',
  quiet: noQuietHours,
};
const usual: QuietHours = { hours: { from: 18, to: 8 }, weekends: true };

function resolve(text: string, over: Partial<MomentContext> = {}): ReturnType<typeof resolveMoment> {
  const moment = parseMoment(text);
  if (moment === undefined) throw new Error(`no moment: ${text}`);
  return resolveMoment(moment, { ...context, ...over });
}

describe('a day of the journey', () => {
  test('is the date of entry plus its number, at the time of day of entry', () => {
    expect(resolve('day 6')).toBe(at('2026-03-08T14:30+01:00'));
    expect(resolve('day 30')).toBe(at('2026-04-01T14:30+02:00'));
  });

  test('day 0 is the entry itself, also in the second of a doubled hour', () => {
    const entry = at('2026-10-25T02:30+01:00');
    expect(resolve('day 0', { entry })).toBe(entry);
  });

  test('is one less where the first day is day 1', () => {
    expect(resolve('day 1', { firstDay: 1 })).toBe(context.entry);
    expect(resolve('day 6', { firstDay: 1 })).toBe(at('2026-03-07T14:30+01:00'));
  });

  test('with an hour is that date at that hour', () => {
    expect(resolve('day 3, best hour')).toBe(at('2026-03-05T10:00+01:00'));
    expect(resolve('day 3, best hour', { bestHour: 825 })).toBe(at('2026-03-05T13:45+01:00'));
    expect(resolve('day 3, business morning')).toBe(at('2026-03-05T09:00+01:00'));
  });

  test('a business morning on a weekend is the Monday after it', () => {
    expect(resolve('day 5, business morning')).toBe(at('2026-03-09T09:00+01:00'));
  });

  test('keeps the wall clock in every zone, and day 0 is the entry itself', () => {
    fc.assert(
      fc.property(zonedInstants, fc.integer({ min: 0, max: 400 }), ({ zone, at: entry }, day) => {
        const start = wallClock(entry, zone);
        const expected = day === 0 ? entry : localInstant(start.day + day, start.time, zone);
        expect(resolve(`day ${day}`, { zone, entry })).toBe(expected);
      }),
    );
  });
});

describe('an hour alone', () => {
  test('is today while it is still to come, else tomorrow', () => {
    expect(resolve('best hour')).toBe(at('2026-03-05T10:00+01:00'));
    expect(resolve('best hour', { bestHour: 900 })).toBe(context.now);
    expect(resolve('best hour', { bestHour: 960 })).toBe(at('2026-03-04T16:00+01:00'));
    expect(resolve('business morning')).toBe(at('2026-03-05T09:00+01:00'));
  });

  test('is never in the past and within 25 hours', () => {
    fc.assert(
      fc.property(zonedInstants, fc.integer({ min: 0, max: 1439 }), ({ zone, at: now }, bestHour) => {
        const best = resolve('best hour', { zone, readerZone: zone, now, bestHour });
        expect(best).toBeGreaterThanOrEqual(now);
        expect(best).toBeLessThanOrEqual(now + 25 * HOUR);
        const { day, time } = wallClock(best as number, zone);
        // Only a skipped hour may be read otherwise on the wall clock.
        if (time !== bestHour * MINUTE) expect(best).toBe(localInstant(day, bestHour * MINUTE, zone));
      }),
    );
  });
});

describe('a best hour', () => {
  test('that has passed is that of the next permitted day', () => {
    const late = at('2026-03-06T12:00+01:00');
    expect(resolve('day 3, best hour', { now: late })).toBe(at('2026-03-07T10:00+01:00'));
    expect(resolve('day 3, best hour', { now: late, quiet: usual })).toBe(at('2026-03-09T10:00+01:00'));
    expect(resolve('best hour', { now: late, quiet: usual })).toBe(at('2026-03-09T10:00+01:00'));
    expect(resolve('day 3, best hour', { now: at('2026-03-06T10:00+01:00') })).toBe(at('2026-03-06T10:00+01:00'));
  });

  test('of a quiet day is that of the next permitted one', () => {
    expect(resolve('day 5, best hour', { quiet: usual })).toBe(at('2026-03-09T10:00+01:00'));
    expect(resolve('day 4, best hour', { quiet: usual })).toBe(at('2026-03-06T10:00+01:00'));
  });

  test('is on the clock of who reads; the day is counted on that of the account', () => {
    // 20:00 on Monday in New York is Tuesday in Berlin: day 1 is the Tuesday of the account.
    const account = {
      zone: 'America/New_York',
      entry: at('2026-03-02T20:00-05:00'),
      now: at('2026-03-02T20:00-05:00'),
    };
    expect(resolve('day 1, best hour', account)).toBe(at('2026-03-03T10:00+01:00'));
    expect(resolve('day 1', account)).toBe(at('2026-03-03T20:00-05:00'));
  });

  test('that is quiet on every day gives the first instant that is not', () => {
    expect(resolve('day 3, best hour', { bestHour: 1200, quiet: usual })).toBe(at('2026-03-06T08:00+01:00'));
  });

  test('is never past nor quiet, and on no day before the one asked for', () => {
    const days = fc.integer({ min: 0, max: 30 });
    const hours = fc.integer({ min: 8, max: 17 });
    fc.assert(
      fc.property(zonedInstants, days, fc.integer({ min: 0, max: 60 * 24 }), hours, (start, day, later, hour) => {
        const { zone, at: entry } = start;
        const now = entry + later * HOUR;
        const best = resolve(`day ${day}, best hour`, {
          zone,
          readerZone: zone,
          entry,
          now,
          bestHour: hour * 60,
          quiet: usual,
        }) as number;
        expect(best).toBeGreaterThanOrEqual(now);
        expect(isQuiet(best, zone, usual)).toBe(false);
        const asked = Math.max(wallClock(entry, zone).day + day, wallClock(now, zone).day);
        expect(wallClock(best, zone)).toEqual({ day: expect.any(Number), time: hour * HOUR });
        expect(wallClock(best, zone).day - asked).toBeGreaterThanOrEqual(0);
        expect(wallClock(best, zone).day - asked).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('an anchor', () => {
  test('counts from what has happened', () => {
    expect(resolve('24h after meeting.ends')).toBe(at('2026-03-06T11:45+01:00'));
    expect(resolve('1d before meeting.ends')).toBe(at('2026-03-04T11:45+01:00'));
    expect(resolve('at meeting.ends')).toBe(at('2026-03-05T11:45+01:00'));
    expect(resolve('30d after stage.start')).toBe(at('2026-04-02T08:00+02:00'));
    expect(resolve('at entry')).toBe(context.entry);
  });

  test('that has not happened is named', () => {
    expect(resolve('3d after proposal.sent')).toEqual({ missing: 'proposal.sent' });
    expect(resolve('at constructor')).toEqual({ missing: 'constructor' });
  });
});

describe('a duration alone', () => {
  test('counts from now', () => {
    expect(resolve('3d')).toBe(at('2026-03-07T15:00+01:00'));
    expect(resolve('2 business days')).toBe(at('2026-03-06T15:00+01:00'));
  });
});
