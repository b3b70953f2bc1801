import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import fc from '../../test/laws.ts';
import { addMonths, DAY, dateText, dayNumber, isoInstant, monthsBetween, parseDate, parseInstant } from './dates.ts';

/** 1900 to 2200. */
const day = fc.integer({ min: -25_567, max: 84_006 });
const plain = (of: number) => Temporal.PlainDate.from('1970-01-01').add({ days: of });

describe('dates are those of the calendar', () => {
  test('a day number is a date, and back', () => {
    fc.assert(
      fc.property(day, (of) => {
        expect(dateText(of)).toBe(plain(of).toString());
        expect(dayNumber(dateText(of))).toBe(of);
      }),
    );
  });

  test('months between two dates are whole ones, forwards and backwards', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1000, max: 1000 }), (from, days) => {
        const months = plain(from).until(plain(from + days), { largestUnit: 'month' }).months;
        expect(monthsBetween(from, from + days)).toBe(months === 0 ? 0 : months);
      }),
      { numRuns: 2000 },
    );
  });

  test('months later is the same day of the month, or its last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), (from, months) => {
        expect(dateText(addMonths(from, months))).toBe(plain(from).add({ months }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  test('an instant is written to the millisecond, and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567 * DAY, max: 84_006 * DAY }), (at) => {
        const text = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' });
        expect(isoInstant(at)).toBe(text);
        expect(parseInstant(text)).toBe(at);
        expect(parseInstant(text.replace('Z', '+00:00'))).toBe(at);
      }),
    );
  });

  test.each(['2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', 'today', ''])('%s is no date', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test.each([
    '2026-02-30T10:00:00.000Z',
    '2026-01-01T25:00:00.000Z',
    '2026-01-01T10:00:00',
    '2026-01-01T24:00:00.000Z',
    'now',
  ])('%s is no instant', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('what is no time is refused, far years are those of the calendar', () => {
    expect(() => isoInstant(Number.NaN)).toThrow(RangeError);
    expect(() => isoInstant(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(dateText(4_000_000)).toBe(plain(4_000_000).toString());
  });

  test('the 30th of February is refused as a day number', () => {
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
  });
});
