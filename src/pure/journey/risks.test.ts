import { describe, expect, test } from 'vitest';
import { day, HEAD, START, trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

const RISKY = `${HEAD}risks:
  - { risk: Adoption, when: account.risk > 5, mitigation: [ { do: journey.start, with: { journey: upgrade } }, { email: again, when: account.ready == true } ] }
`;
const WAIT = '- { task: call, assign: csm, form: note }';
const high = { 'account.risk': 6 };
const low = { 'account.risk': 5 };

describe('a risk', () => {
  test('that comes true is told, and its mitigation runs once', () => {
    const calm = trip(WAIT, RISKY, low);
    expect(calm.told).toEqual([]);
    calm.facts = { ...high, 'account.ready': true };
    calm.event('service.used', day(1)).event('service.used', day(2)).look(day(3));
    expect(calm.asked).toEqual(['call', 'upgrade', 'again']);
    expect(calm.effects[1]).toMatchObject({ kind: 'journey.start', payload: { journey: 'upgrade' } });
    expect(calm.events).toEqual([
      {
        name: 'risk.noticed',
        properties: { enrollment: calm.enrollment.id, journey: 'upgrade', risk: 'Adoption' },
      },
    ]);
    expect(calm.runs).toContainEqual(
      expect.objectContaining({ step: 'risk', did: 'noticed: Adoption', at: day(1), saw: { 'account.risk': 6 } }),
    );
    expect(calm.enrollment.waiting).toMatchObject({ for: 'task' });
  });

  test('that is over and comes back is told again', () => {
    const again = trip(WAIT, RISKY, high);
    again.facts = low;
    expect(again.event('service.used', day(1)).enrollment.risks).toEqual([]);
    again.facts = high;
    expect(again.event('service.used', day(2)).told).toEqual(['risk.noticed', 'risk.noticed']);
  });

  test('that becomes unknown is neither news nor over', () => {
    const unknown = trip(WAIT, RISKY);
    expect(unknown.told).toEqual([]);
    unknown.facts = high;
    unknown.event('service.used', day(1));
    unknown.facts = {};
    unknown.event('service.used', day(2));
    unknown.facts = high;
    expect(unknown.event('service.used', day(3)).told).toEqual(['risk.noticed']);
  });

  test('that time alone brings is noticed then', () => {
    const calm = trip(WAIT, RISKY, low, { until: { 'account.risk': day(4) } });
    expect(dueOf(calm.enrollment)).toBe(day(4));
    calm.facts = high;
    expect(calm.pass(day(4)).events).toHaveLength(1);
    expect(calm.enrollment).not.toHaveProperty('stopDue');
  });

  test('is looked at no sooner than a stop that changes before it', () => {
    const stop = `${RISKY}stop: [ { when: account.ready == true, exit: unhealthy } ]\n`;
    const until = { 'account.risk': day(4), 'account.ready': day(2) };
    expect(dueOf(trip(WAIT, stop, low, { until }).enrollment)).toBe(day(2));
  });

  test('nothing is written while nothing of it changes', () => {
    for (const facts of [low, high]) {
      const still = trip(WAIT, RISKY, facts);
      const { enrollment } = still;
      still.event('service.used', day(1)).look(day(2));
      expect(still.enrollment).toBe(enrollment);
    }
  });

  test('of a journey that is left, now or before, is nobody’s', () => {
    expect(trip('- email: outreach', RISKY, high)).toMatchObject({ told: [], enrollment: { exitedAt: START } });
  });
});
