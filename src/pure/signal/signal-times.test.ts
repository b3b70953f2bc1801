import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { addDuration, type Duration, defaultCalendar } from '#pure/calendar';
import type { Grade } from '#pure/playbook';
import type { RaisedSignal } from './signal.ts';
import { expiryOf, respondBy } from './signal-times.ts';

/** A Monday. */
const NOW: Instant = Date.UTC(2026, 0, 12, 9);
const plus = (at: Instant, duration: Duration): Instant => addDuration(at, duration, 1, 'UTC', defaultCalendar);
const raised: RaisedSignal = {
  id: 's',
  playbook: 'small',
  kind: 'hint',
  direction: 'expansion',
  pattern: 'vague',
  status: 'raised',
  strength: 'weak',
  raisedAt: NOW,
  evidence: { facts: {} },
};
const days = (n: number): Duration => ({ kind: 'calendar', unit: 'day', n });
const weak: Grade = { strength: 'weak', watch: days(14) };

describe('a grade that is watched', () => {
  const at = (more: Partial<RaisedSignal>) => expiryOf({ ...raised, ...more }, weak, plus)?.at;

  test('ends a signal that is only raised', () => {
    expect(expiryOf(raised, weak, plus)).toEqual({ at: NOW + 14 * DAY, reason: 'watched for 14 days', watched: true });
    for (const status of ['acknowledged', 'qualified', 'blocked', 'standing'] as const)
      expect(at({ status })).toBeUndefined();
  });

  test('counts anew from when it was made stronger, or said again', () => {
    expect(at({ strongerAt: NOW + 2 * DAY })).toBe(NOW + 16 * DAY);
    expect(at({ strongerAt: NOW + 2 * DAY, saidAt: NOW + 3 * DAY })).toBe(NOW + 17 * DAY);
  });

  test('leaves it its own time where that is shorter', () => {
    expect(expiryOf({ ...raised, until: NOW + DAY }, weak, plus)).toEqual({
      at: NOW + DAY,
      reason: 'its time has passed',
      watched: false,
    });
    expect(at({ until: NOW + 90 * DAY })).toBe(NOW + 14 * DAY);
  });

  test.each([
    [days(1), 'watched for 1 day'],
    [{ kind: 'elapsed', ms: 48 * HOUR }, 'watched for 48h'],
    [{ kind: 'business', unit: 'day', n: 2 }, 'watched for 2 business days'],
  ] as const)('says how long: %j', (watch, reason) => {
    expect(expiryOf(raised, { strength: 'weak', watch }, plus)?.reason).toBe(reason);
  });
});

test('a grade that is not watched, or none, ends nothing', () => {
  expect(expiryOf(raised, { strength: 'weak' }, plus)).toBeUndefined();
  expect(expiryOf(raised, undefined, plus)).toBeUndefined();
});

test('a response is due from when it was raised, or made so strong', () => {
  const respondWithin: Duration = { kind: 'elapsed', ms: 48 * HOUR };
  expect(respondBy(raised, { respondWithin }, plus)).toBe(NOW + 2 * DAY);
  expect(respondBy({ ...raised, strongerAt: NOW + 5 * DAY }, { respondWithin }, plus)).toBe(NOW + 7 * DAY);
  expect(respondBy(raised, {}, plus)).toBeUndefined();
});
