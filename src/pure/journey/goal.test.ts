import { expect, test } from 'vitest';
import { day, HEAD, journeyOf, START, Trip } from '../../../test/journey-trip.ts';

const GOAL = `goal: { event: service.used }
stages:
  - stage: one
    steps: [ { await: [email.replied], for: 9d, then: { timeout: { exit: quiet } } }, { exit: done } ]
`;
const trip = () => new Trip(journeyOf(`${HEAD}${GOAL}`), START);

test('the goal is kept when it first happens, and ends nothing', () => {
  const { waiting } = trip().enrollment;
  const reached = trip().event('service.used', day(2)).event('service.used', day(3));
  expect(reached.enrollment).toMatchObject({ reachedGoalAt: day(2), status: 'running', waiting });
});

test('it is kept by what ends the journey too, and not after that', () => {
  const ended = `stop: [ { when: account.risk > 0, exit: stopped } ]\n${GOAL}`;
  const stopped = new Trip(journeyOf(`${HEAD}${ended}`), START);
  stopped.facts = { 'account.risk': 1 };
  stopped.event('service.used', day(2));
  expect(stopped.enrollment).toMatchObject({ outcome: 'stopped', reachedGoalAt: day(2) });
  const late = trip().event('email.replied', day(1)).event('service.used', day(2));
  expect(late.enrollment).toMatchObject({ outcome: 'done' });
  expect(late.enrollment).not.toHaveProperty('reachedGoalAt');
});

test('of a journey without one nothing is kept', () => {
  const aimless = new Trip(journeyOf(`${HEAD}${GOAL.slice(GOAL.indexOf('stages:'))}`), START);
  expect(aimless.event('service.used', day(2)).enrollment).not.toHaveProperty('reachedGoalAt');
});
