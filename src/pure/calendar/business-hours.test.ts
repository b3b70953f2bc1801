import { describe, expect, test } from 'vitest';
import { DAY, dayOf, MINUTE } from '#base';
import { at, calendars, officeWith, zonedInstants } from '../../../test/calendar-arbitrary.ts';
import fc from '../../../test/laws.ts';
import { defaultCalendar, isOpen, nextBusinessMorning, nextOpen } from './business-hours.ts';

const berlin = 'Europe/Berlin';

describe('isOpen', () => {
  test('the office opens at 9:00 and is closed at 18:00', () => {
    expect(isOpen(at('2026-03-02T08:59:59.999+01:00'), berlin, defaultCalendar)).toBe(false);
    expect(isOpen(at('2026-03-02T09:00+01:00'), berlin, defaultCalendar)).toBe(true);
    expect(isOpen(at('2026-03-02T17:59:59.999+01:00'), berlin, defaultCalendar)).toBe(true);
    expect(isOpen(at('2026-03-02T18:00+01:00'), berlin, defaultCalendar)).toBe(false);
  });

  test('a holiday and a weekend are closed all day', () => {
    expect(isOpen(at('2026-03-02T12:00+01:00'), berlin, officeWith('2026-03-02'))).toBe(false);
    expect(isOpen(at('2026-03-07T12:00+01:00'), berlin, defaultCalendar)).toBe(false);
  });
});

describe('nextOpen', () => {
  test('is the first open minute at or after an instant', () => {
    fc.assert(
      fc.property(zonedInstants, calendars, ({ zone, at: start }, calendar) => {
        const open = nextOpen(start, zone, calendar);
        expect(open).toBeGreaterThanOrEqual(start);
        expect(isOpen(open, zone, calendar)).toBe(true);
        for (let before = start; before < Math.min(open, start + 3 * DAY); before += MINUTE) {
          expect(isOpen(before, zone, calendar)).toBe(false);
        }
      }),
    );
  });
});

describe('nextBusinessMorning', () => {
  test('during open hours it is the next day that opens', () => {
    const friday = at('2026-03-06T10:00+01:00');
    expect(nextBusinessMorning(friday, berlin, defaultCalendar)).toBe(at('2026-03-09T09:00+01:00'));
    expect(nextBusinessMorning(friday, berlin, officeWith('2026-03-09'))).toBe(at('2026-03-10T09:00+01:00'));
  });

  test('at the opening itself it is now', () => {
    const monday = at('2026-03-09T09:00+01:00');
    expect(nextBusinessMorning(monday, berlin, defaultCalendar)).toBe(monday);
  });

  test('begins an open period: a minute earlier is closed, or another day', () => {
    fc.assert(
      fc.property(zonedInstants, calendars, ({ zone, at: start }, calendar) => {
        const morning = nextBusinessMorning(start, zone, calendar);
        expect(morning).toBeGreaterThanOrEqual(start);
        expect(isOpen(morning, zone, calendar)).toBe(true);
        const before = morning - 1;
        expect(!isOpen(before, zone, calendar) || dayOf(before, zone) !== dayOf(morning, zone)).toBe(true);
      }),
    );
  });

  test('a calendar that never opens is named as the error', () => {
    const closed = { weekdays: Array(7).fill(null), holidays: new Set<number>() };
    expect(() => nextBusinessMorning(0, 'UTC', closed)).toThrow(/no open weekday/);
  });

  test('a year of holidays is passed over', () => {
    const holidays = new Set(Array.from({ length: 366 }, (_, i) => i));
    expect(nextBusinessMorning(0, 'UTC', { ...defaultCalendar, holidays })).toBe(at('1971-01-04T09:00Z'));
  });
});
