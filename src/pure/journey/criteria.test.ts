import { describe, expect, test } from 'vitest';
import { day, HEAD, journeyOf, START, Trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

const STAGES = `  - stage: one
    done when: [ account.risk > 3, { check: Needs documented } ]
    steps:
      - { task: call, assign: csm, form: note }
      - choose: [ { when: answers.note.status == "no", exit: lost }, { when: answers.note.status == "yes", go: two } ]
        otherwise: { go: call }
  - stage: two
    steps: [ { email: outreach }, { await: [email.replied] } ]
`;
const start = (facts = {}) => new Trip(journeyOf(`${HEAD}stages:\n${STAGES}`), START, 'UTC', undefined, true, facts);
const checked = (trip: Trip, at: number, check = 'Needs documented', enrollment = trip.enrollment.id) =>
  trip.event('stage.checked', at, { enrollment, check });
const risky = { 'account.risk': 4 };

describe('a stage that has things to be done', () => {
  test('is not left for another before all of them are', () => {
    const open = start().done('call', day(1), { status: 'yes' });
    expect(open.enrollment).toMatchObject({ stage: 'one', waiting: { for: 'criteria', step: 'outreach' } });
    checked(open, day(2));
    expect(open.asked).toEqual(['call']);
    open.facts = risky;
    expect(open.event('service.used', day(3)).asked).toEqual(['call', 'outreach']);
    expect(open.enrollment).toMatchObject({ stage: 'two', stageStartedAt: day(3) });
    expect(open.runs).toContainEqual(
      expect.objectContaining({ step: 'one', did: 'all that it needs is done', saw: risky }),
    );
  });

  test('is left at once where all is done already', () => {
    const done = checked(start(risky), day(1)).done('call', day(2), { status: 'yes' });
    expect(done.enrollment).toMatchObject({ stage: 'two', stageStartedAt: day(2) });
  });

  test('counts boxes of its own enrollment that the journey has, each once', () => {
    const open = start(risky);
    const { enrollment } = open;
    checked(open, day(1), 'Something else');
    checked(open, day(1), 'Needs documented', 'another');
    expect(open.enrollment).toBe(enrollment);
    checked(open, day(1));
    const { enrollment: ticked } = open;
    expect(ticked.checks).toEqual(['Needs documented']);
    expect(checked(open, day(2)).enrollment).toBe(ticked);
  });

  test('is left by exit whatever is open, and steps within it are not held', () => {
    expect(start().done('call', day(1), { status: 'no' }).enrollment).toMatchObject({ outcome: 'lost' });
    expect(start().done('call', day(1), {}).enrollment.waiting).toMatchObject({ for: 'task', step: 'call' });
  });

  test('is left for an exit that stands in another stage', () => {
    const leaving = journeyOf(`${HEAD}stages:
  - stage: one
    done when: [ { check: Needs documented } ]
    steps: [ { email: outreach } ]
  - stage: two
    steps: [ { exit: done } ]
`);
    expect(new Trip(leaving, START).enrollment).toMatchObject({ outcome: 'done' });
  });

  test('is looked at when a fact that it reads changes by time alone', () => {
    const open = start();
    open.until = { 'account.risk': day(5) };
    checked(open, day(1)).done('call', day(1), { status: 'yes' });
    expect(dueOf(open.enrollment)).toBe(day(5));
    open.facts = risky;
    expect(open.pass(day(5)).enrollment.stage).toBe('two');
  });

  test('that only waits for a box to be ticked is not woken by time', () => {
    const open = start(risky);
    open.until = { 'account.risk': day(5) };
    open.done('call', day(1), { status: 'yes' });
    expect(dueOf(open.enrollment)).toBeUndefined();
    expect(checked(open, day(2)).enrollment.stage).toBe('two');
  });

  test('that is looked at without news leaves the enrollment as it is', () => {
    const open = start().done('call', day(1), { status: 'yes' });
    const { enrollment } = open;
    open.event('service.used', day(2)).look(day(3));
    expect(open.enrollment).toBe(enrollment);
  });

  test('ends with the journey where no stage follows', () => {
    const only = journeyOf(`${HEAD}stages:
  - stage: one
    done when: [ { check: Needs documented } ]
    steps: [ { email: outreach } ]
`);
    expect(new Trip(only, START).enrollment).toMatchObject({ outcome: 'completed' });
  });
});
