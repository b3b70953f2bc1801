import { describe, expect, test } from 'vitest';
import type { DayNumber } from '#base';
import { at, calendars, officeWith, zonedInstants } from '../../../test/calendar-arbitrary.ts';
import fc from '../../../test/laws.ts';
import { defaultCalendar, nextBusinessMorning, weekdayOf } from './business-hours.ts';
import { lastBusinessMorning, lastWeekMorning } from './business-mornings.ts';

const berlin = 'Europe/Berlin';
/** The Monday of a day's week. */
const weekOf = (day: DayNumber): DayNumber => day - weekdayOf(day);

describe('the last business morning', () => {
  test('is that of today from its opening on, before that the one before', () => {
    const friday = at('2026-03-06T09:00+01:00');
    const monday = at('2026-03-09T09:00+01:00');
    expect(lastBusinessMorning(monday, berlin, defaultCalendar).at).toBe(monday);
    expect(lastBusinessMorning(monday - 1, berlin, defaultCalendar).at).toBe(friday);
    expect(lastBusinessMorning(at('2026-03-06T23:00+01:00'), berlin, defaultCalendar).at).toBe(friday);
    expect(lastBusinessMorning(monday, berlin, officeWith('2026-03-09')).at).toBe(friday);
  });

  test('is a morning, and the next one is still to come', () => {
    fc.assert(
      fc.property(zonedInstants, calendars, ({ zone, at: now }, calendar) => {
        const morning = lastBusinessMorning(now, zone, calendar);
        expect(morning.at).toBeLessThanOrEqual(now);
        expect(nextBusinessMorning(morning.at, zone, calendar)).toBe(morning.at);
        expect(nextBusinessMorning(morning.at + 1, zone, calendar)).toBeGreaterThan(now);
      }),
    );
  });
});

describe('the last first morning of a week', () => {
  test('is that of Monday, or of the first day that is open', () => {
    const wednesday = at('2026-03-11T12:00+01:00');
    expect(lastWeekMorning(wednesday, berlin, defaultCalendar).at).toBe(at('2026-03-09T09:00+01:00'));
    const holiday = officeWith('2026-03-09');
    expect(lastWeekMorning(wednesday, berlin, holiday).at).toBe(at('2026-03-10T09:00+01:00'));
    expect(lastWeekMorning(at('2026-03-10T08:59+01:00'), berlin, holiday).at).toBe(at('2026-03-02T09:00+01:00'));
  });

  test('is the first of its week, and no later week has begun', () => {
    fc.assert(
      fc.property(zonedInstants, calendars, ({ zone, at: now }, calendar) => {
        const first = lastWeekMorning(now, zone, calendar);
        expect(first.at).toBeLessThanOrEqual(now);
        expect(weekOf(lastBusinessMorning(now, zone, calendar).day)).toBe(weekOf(first.day));
        expect(weekOf(lastBusinessMorning(first.at - 1, zone, calendar).day)).toBeLessThan(weekOf(first.day));
      }),
    );
  });
});
