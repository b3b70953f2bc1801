import { describe, expect, test } from 'vitest';
import { day, HEAD, oneStage, START, Trip, trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

describe('a wait for a condition', () => {
  const WAIT = '- wait: { until: account.risk > 3 }\n- email: outreach';

  test('ends at once when it holds, else when an event finds that it does', () => {
    const waiting = trip(WAIT);
    expect(waiting.event('service.used', day(1)).asked).toEqual([]);
    waiting.facts = { 'account.risk': 4 };
    expect(waiting.event('service.used', day(2)).asked).toEqual(['outreach']);
  });

  test('wakes when a fact that it reads changes by time alone', () => {
    const waiting = trip(WAIT);
    waiting.until = { 'account.risk': day(3) };
    waiting.event('service.used', day(1));
    expect(dueOf(waiting.enrollment)).toBe(day(3));
    waiting.facts = { 'account.risk': 4 };
    expect(waiting.pass(day(3)).asked).toEqual(['outreach']);
  });

  test('a look that finds nothing new leaves the enrollment as it is', () => {
    const waiting = trip(WAIT);
    const { enrollment } = waiting;
    waiting.event('service.used', day(1)).look(day(2));
    expect(waiting.enrollment).toBe(enrollment);
  });

  test('its own condition is asked when it begins, and not again', () => {
    const waiting = new Trip(
      oneStage('- { wait: { until: account.risk > 3 }, when: account.tier == "T1" }\n- email: outreach'),
      START,
      'UTC',
      undefined,
      true,
      { 'account.tier': 'T1' },
    );
    waiting.facts = { 'account.tier': 'T2', 'account.risk': 1 };
    expect(waiting.event('service.used', day(1)).enrollment.waiting).toMatchObject({ for: 'condition' });
  });
});

describe('a stop', () => {
  const STOP = `${HEAD}stop: [ { when: account.risk > 8, exit: unhealthy } ]\n`;

  test('is in force in a wait, and before the first step', () => {
    const waiting = trip('- { task: call, assign: csm, form: note }', STOP);
    waiting.facts = { 'account.risk': 9 };
    expect(waiting.event('service.used', day(1)).enrollment).toMatchObject({ outcome: 'unhealthy', exitedAt: day(1) });
    const first = new Trip(oneStage('- email: outreach', STOP), START, 'UTC', undefined, true, {
      'account.risk': 9,
    });
    expect(first.asked).toEqual([]);
    expect(first.enrollment.outcome).toBe('unhealthy');
  });

  test('comes before what is due on the same instant', () => {
    const waiting = trip('- { email: outreach, at: day 3 }', STOP);
    waiting.facts = { 'account.risk': 9 };
    expect(waiting.pass(day(3)).asked).toEqual([]);
    expect(waiting.enrollment.outcome).toBe('unhealthy');
  });

  test('that time alone makes true is found then, whatever the journey waits for', () => {
    const waiting = new Trip(oneStage('- { task: call, assign: csm, form: note }', STOP), START);
    waiting.until = { 'account.risk': day(5) };
    waiting.event('service.used', day(1));
    expect(dueOf(waiting.enrollment)).toBe(day(5));
    waiting.facts = { 'account.risk': 9 };
    expect(waiting.pass(day(5)).enrollment).toMatchObject({ outcome: 'unhealthy', exitedAt: day(5) });
    expect(waiting.enrollment.stopDue).toBeUndefined();
  });

  test('that stays unknown stops nothing', () => {
    expect(trip('- email: outreach', STOP).asked).toEqual(['outreach']);
  });
});
