import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, wallClock } from '#base';
import { at, zonedInstants } from '../../../test/calendar-arbitrary.ts';
import fc from '../../../test/laws.ts';
import { isQuiet, nextPermitted, noQuietHours, parseQuietHours, type QuietHours } from './quiet-hours.ts';

const BERLIN = 'Europe/Berlin';
const usual: QuietHours = { hours: { from: 18, to: 8 }, weekends: true };

describe('parseQuietHours', () => {
  test('reads hours, with weekends or without, and none', () => {
    expect(parseQuietHours('18-8 weekends')).toEqual(usual);
    expect(parseQuietHours(' 20-7 ')).toEqual({ hours: { from: 20, to: 7 }, weekends: false });
    expect(parseQuietHours('0-23')).toEqual({ hours: { from: 0, to: 23 }, weekends: false });
    expect(parseQuietHours('none')).toEqual(noQuietHours);
  });

  test.each(['', 'off', '18', '18-', '18-24', '24-8', '-8', '18:00-8:00', '18-8 weekend', '18-8weekends', '6pm-8am'])(
    'does not read %j',
    (text) => {
      expect(parseQuietHours(text)).toBeUndefined();
    },
  );

  test('does not read hours that leave no time at all', () => {
    expect(parseQuietHours('8-8')).toBeUndefined();
  });
});

describe('quiet hours', () => {
  test('begin with their first hour and end before their last', () => {
    const quiet = (time: string) => isQuiet(at(`2026-03-04T${time}+01:00`), BERLIN, usual);
    expect([quiet('17:59:59.999'), quiet('18:00'), quiet('23:59'), quiet('00:00'), quiet('07:59:59.999')]).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(quiet('08:00')).toBe(false);
  });

  test('within one day do not reach over midnight', () => {
    const lunch: QuietHours = { hours: { from: 12, to: 14 }, weekends: false };
    const quiet = (time: string) => isQuiet(at(`2026-03-04T${time}Z`), 'UTC', lunch);
    expect([quiet('11:59'), quiet('12:00'), quiet('13:59'), quiet('14:00'), quiet('00:00')]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test('are all Saturday and all Sunday, of the reader', () => {
    const noon = (day: string) => isQuiet(at(`${day}T12:00+01:00`), BERLIN, usual);
    expect(['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'].map(noon)).toEqual([false, true, true, false]);
    // Friday afternoon in Berlin is Saturday in Auckland.
    expect(isQuiet(at('2026-03-06T13:00+01:00'), 'Pacific/Auckland', { weekends: true })).toBe(true);
  });

  test('that are none disturb at any time', () => {
    expect(isQuiet(at('2026-03-07T03:00Z'), 'UTC', noQuietHours)).toBe(false);
  });
});

describe('nextPermitted', () => {
  test('is the instant itself where it is permitted, else the end of the quiet hours', () => {
    const next = (text: string) => nextPermitted(at(text), BERLIN, usual);
    expect(next('2026-03-04T15:17:03+01:00')).toBe(at('2026-03-04T15:17:03+01:00'));
    expect(next('2026-03-04T18:00+01:00')).toBe(at('2026-03-05T08:00+01:00'));
    expect(next('2026-03-05T03:20+01:00')).toBe(at('2026-03-05T08:00+01:00'));
    expect(next('2026-03-06T18:00+01:00')).toBe(at('2026-03-09T08:00+01:00'));
    expect(next('2026-03-07T12:00+01:00')).toBe(at('2026-03-09T08:00+01:00'));
  });

  test('over a change of the clocks is still that hour of the wall clock', () => {
    // In Berlin the clocks go forward on 2026-03-29 and back on 2026-10-25, both Sundays.
    const night: QuietHours = { hours: { from: 22, to: 7 }, weekends: false };
    expect(nextPermitted(at('2026-03-28T23:00+01:00'), BERLIN, night)).toBe(at('2026-03-29T07:00+02:00'));
    expect(nextPermitted(at('2026-10-24T23:00+02:00'), BERLIN, night)).toBe(at('2026-10-25T07:00+01:00'));
  });

  test('where the end is skipped by the clocks is the first instant after the gap', () => {
    const early: QuietHours = { hours: { from: 22, to: 2 }, weekends: false };
    expect(nextPermitted(at('2026-03-29T01:30+01:00'), BERLIN, early)).toBe(at('2026-03-29T03:00+02:00'));
  });

  test('is never in the past, is permitted, and everything before it is quiet', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const rules = fc
      .record({ from: hour, to: hour, weekends: fc.boolean() })
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, weekends }): QuietHours => ({ hours: { from, to }, weekends }));
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(zonedInstants, rules, fc.array(share), ({ zone, at: instant }, quiet, shares) => {
        const next = nextPermitted(instant, zone, quiet);
        expect(next).toBeGreaterThanOrEqual(instant);
        expect(isQuiet(next, zone, quiet)).toBe(false);
        expect(next - instant).toBeLessThan((48 + 24 + 24 + 2) * HOUR);
        const last = next > instant ? [next - 1, next - MINUTE] : [];
        for (const before of [...last, ...shares.map((part) => Math.floor(instant + part * (next - instant)))])
          if (before >= instant && before < next) expect(isQuiet(before, zone, quiet)).toBe(true);
      }),
    );
  });

  test('leaves the minute as it is where nothing is moved', () => {
    fc.assert(
      fc.property(zonedInstants, ({ zone, at: instant }) => {
        const { time } = wallClock(instant, zone);
        const permitted = time >= 8 * HOUR && time < 18 * HOUR;
        const quiet: QuietHours = { hours: { from: 18, to: 8 }, weekends: false };
        expect(nextPermitted(instant, zone, quiet) === instant).toBe(permitted);
      }),
    );
  });
});
