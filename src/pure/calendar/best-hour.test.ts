import { describe, expect, test } from 'vitest';
import { DAY, HOUR, wallClock } from '#base';
import { at, zonedInstants } from '../../../test/calendar-arbitrary.ts';
import fc from '../../../test/laws.ts';
import { bestHourOf } from './best-hour.ts';
import { isQuietHour, noQuietHours, type QuietHours } from './quiet-hours.ts';

const BERLIN = 'Europe/Berlin';
const usual: QuietHours = { hours: { from: 18, to: 8 }, weekends: true };
const NOW = at('2026-03-04T15:00+01:00');
const heard = (...times: readonly string[]) => times.map((time) => at(`2026-03-02T${time}+01:00`));

describe('bestHourOf', () => {
  test('is the hour of the wall clock with most answers, in minutes', () => {
    expect(bestHourOf(heard('14:10', '14:50', '09:00'), NOW, BERLIN, usual)).toBe(840);
    // The same answers in the zone of somebody else.
    expect(bestHourOf(heard('14:10', '14:50', '09:00'), NOW, 'Europe/London', usual)).toBe(780);
  });

  test('on ties is the earliest', () => {
    expect(bestHourOf(heard('16:00', '11:59', '16:30', '11:00'), NOW, BERLIN, usual)).toBe(660);
  });

  test('is none that is quiet, however much is answered then', () => {
    expect(bestHourOf(heard('21:00', '21:10', '22:00', '08:00'), NOW, BERLIN, usual)).toBe(480);
    expect(bestHourOf(heard('21:00', '21:10', '08:00'), NOW, BERLIN, noQuietHours)).toBe(1260);
  });

  test('of whom nothing is known is 10:00, or the first permitted hour after it', () => {
    expect(bestHourOf([], NOW, BERLIN, usual)).toBe(600);
    expect(bestHourOf(heard('21:00'), NOW, BERLIN, usual)).toBe(600);
    expect(bestHourOf([], NOW, BERLIN, { hours: { from: 9, to: 13 }, weekends: false })).toBe(780);
    expect(bestHourOf([], NOW, BERLIN, { hours: { from: 9, to: 3 }, weekends: false })).toBe(180);
  });

  test('forgets what is older than 90 days, and does not know what is to come', () => {
    const edge = NOW - 90 * DAY;
    expect(bestHourOf([edge], NOW, BERLIN, usual)).toBe(900);
    expect(bestHourOf([edge - 1, NOW + 1], NOW, BERLIN, usual)).toBe(600);
  });

  test('is a full hour that is not quiet, and no permitted hour has more answers', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 89 * 24 }), { maxLength: 30 });
    fc.assert(
      fc.property(zonedInstants, hours, ({ zone, at: now }, ago) => {
        const instants = ago.map((n) => now - n * HOUR);
        const best = bestHourOf(instants, now, zone, usual) / 60;
        const countOf = (hour: number) =>
          instants.filter((one) => Math.floor(wallClock(one, zone).time / HOUR) === hour).length;
        expect(isQuietHour(best, usual)).toBe(false);
        for (let hour = 8; hour < 18; hour++) expect(countOf(hour)).toBeLessThanOrEqual(countOf(best));
      }),
    );
  });
});
