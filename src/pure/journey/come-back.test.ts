import { describe, expect, test } from 'vitest';
import { DAY } from '#base';
import { day, entryOf, HEAD, journeyOf, START, Trip } from '../../../test/journey-trip.ts';
import { dueOf, type Enrollment } from './enrollment.ts';

const ENTER = `enter:
  on: [upgrade.requested, service.used, follow_up.due]
  always: [upgrade.requested, follow_up.due]
  again: { deferred: at once }
`;
const STAGES = `stages:
  - stage: one
    steps:
      - await: [decision.recorded]
      - { exit: deferred, again: { at: at decision.follow_up_on, from: two } }
  - stage: two
    steps: [ { email: outreach }, { await: [email.replied] } ]
`;
const journey = journeyOf(`${HEAD.replace(/^enter:.*\n/m, ENTER)}${STAGES}`);
const deferred = (follow_up_on?: string, zone = 'UTC') =>
  new Trip(journey, START, zone).event('decision.recorded', day(1), {
    decision: 'defer',
    ...(follow_up_on === undefined ? {} : { follow_up_on }),
  });
const FEBRUARY = Date.UTC(2026, 1, 2);
const followUp = (change: object = {}) => ({
  name: 'follow_up.due',
  properties: { playbook: 'small', journey: 'upgrade', enrollment: 'e', from: 'outreach', ...change },
});

describe('an exit that comes back', () => {
  test('keeps when, and where to: a date is the start of that day for the account', () => {
    expect(deferred('2026-02-02').enrollment).toMatchObject({
      outcome: 'deferred',
      again: { at: FEBRUARY, from: 'outreach' },
    });
    expect(dueOf(deferred('2026-02-02').enrollment)).toBe(FEBRUARY);
    expect(deferred('2026-02-02', 'America/New_York').enrollment.again?.at).toBe(Date.UTC(2026, 1, 2, 5));
    expect(deferred('2026-02-02T10:00:00+01:00').enrollment.again?.at).toBe(Date.UTC(2026, 1, 2, 9));
  });

  test('whose moment is not known is left like any, and says so', () => {
    const { enrollment, did } = deferred();
    expect(enrollment).toMatchObject({ status: 'exited', outcome: 'deferred' });
    expect(enrollment).not.toHaveProperty('again');
    expect(did).toContainEqual(expect.stringContaining('no decision.follow_up_on: does not come back by itself'));
    expect(dueOf(enrollment)).toBeUndefined();
  });

  test('tells when its time has come, once', () => {
    const left = deferred('2026-02-02');
    expect(left.look(FEBRUARY - 1).events).toEqual([]);
    left.pass(FEBRUARY + DAY).look(FEBRUARY + DAY);
    expect(left.events).toEqual([followUp({ enrollment: left.enrollment.id })]);
    expect(dueOf(left.enrollment)).toBeUndefined();
    expect(left.enrollment).toMatchObject({ status: 'exited', outcome: 'deferred' });
  });
});

describe('entering again', () => {
  const { enrollment: left } = deferred('2026-02-02');
  const entry = (event: Parameters<typeof entryOf>[1], at: number, earlier: readonly Enrollment[] = [left]) =>
    entryOf(journey, event, earlier, at);
  const used = { name: 'service.used', properties: {} };

  test('is barred until then, whatever `again` of the outcome says; a request is not', () => {
    expect(entry(used, FEBRUARY - 1)).toMatchObject({ reason: 'entered before, and it is too soon' });
    expect(entry(used, FEBRUARY).kind).toBe('entered');
    expect(entry({ name: 'upgrade.requested', properties: {} }, day(2)).kind).toBe('entered');
  });

  test('on a follow-up starts at the step that it names; one that is not there any more: at the first', () => {
    expect(entry(followUp(), FEBRUARY)).toMatchObject({ kind: 'entered', from: 'outreach' });
    expect(entry(followUp({ from: 'gone' }), FEBRUARY)).not.toHaveProperty('from');
    const back = new Trip(journey, FEBRUARY, 'UTC', followUp());
    expect(back.enrollment).toMatchObject({ stage: 'two', waiting: { for: 'events' } });
    expect(back.asked).toEqual(['outreach']);
    expect(new Trip(journey, FEBRUARY, 'UTC', followUp({ from: 'gone' })).enrollment.stage).toBe('one');
  });

  test('a follow-up of another journey or playbook is not for it', () => {
    expect(entry(followUp({ journey: 'other' }), FEBRUARY).kind).toBe('not entered');
    expect(entry(followUp({ playbook: 'other' }), FEBRUARY).kind).toBe('not entered');
    const unlisted = journeyOf(`${HEAD}stages:\n  - stage: one\n    steps: [ { exit: done } ]\n`);
    expect(entryOf(unlisted, followUp(), [], FEBRUARY).kind).toBe('not entered');
  });
});

describe('a journey that is requested by name', () => {
  const plain =
    journeyOf(`${HEAD.replace('on: [upgrade.requested]', 'on: [upgrade.requested], if: account.risk > 3, again: { done: 30d }')}stages:
  - stage: one
    steps: [ { exit: done } ]
`);
  const requested = (change: object = {}) => ({
    name: 'journey.requested',
    properties: { journey: 'upgrade', ...change },
  });
  const risky = { 'account.risk': 4 };

  test('is entered though it does not list the event, and no other is', () => {
    expect(entryOf(plain, requested(), [], START, risky).kind).toBe('entered');
    expect(entryOf(plain, requested({ playbook: 'small' }), [], START, risky).kind).toBe('entered');
    expect(entryOf(plain, requested({ journey: 'other' }), [], START, risky).kind).toBe('not entered');
    expect(entryOf(plain, requested({ playbook: 'other' }), [], START, risky).kind).toBe('not entered');
  });

  test('is entered on its own conditions: `if` and `again` hold', () => {
    expect(entryOf(plain, requested(), [], START).kind).toBe('not entered');
    const { enrollment } = new Trip(plain, START, 'UTC', requested(), true, risky);
    expect(enrollment.outcome).toBe('done');
    expect(entryOf(plain, requested(), [enrollment], day(29), risky).kind).toBe('not entered');
    expect(entryOf(plain, requested(), [enrollment], day(30), risky).kind).toBe('entered');
  });
});
