import { describe, expect, test } from 'vitest';
import { day, HEAD, oneStage, START, Trip } from '../../../test/journey-trip.ts';

const LEAVING = oneStage(
  `- { id: first, task: call, assign: csm, form: note }
- choose: [ { when: answers.note.status == "no", exit: lost }, { when: answers.note.status == "yes", exit: other } ]`,
  `${HEAD.replace('on: [upgrade.requested]', 'on: [upgrade.requested], when: account.risk > 3')}stop:
  - { when: account.risk > 8, exit: unhealthy }
on exit:
  unhealthy: [ { email: outreach, when: account.ready == true }, { task: farewell, assign: csm } ]
  completed: [ { email: again } ]
  not_ready: [ { id: not_yet, email: again } ]
  lost: [ { do: opportunity.create, with: { type: expansion } } ]
`,
);
const event = { name: 'upgrade.requested', properties: {} };
const start = () => new Trip(LEAVING, START, 'UTC', event, true, { 'account.risk': 4 });

describe('on exit', () => {
  test('runs the steps of the outcome, once the journey has been left', () => {
    const lost = start().done('call', day(1), { status: 'no' });
    expect(lost.asked).toEqual(['call', 'opportunity.create']);
    expect(lost.enrollment).toMatchObject({ status: 'exited', outcome: 'lost', exitedAt: day(1) });
    expect(lost.runs.map(({ did }) => did).slice(-2)).toEqual(['exit lost', 'opportunity.create']);
    expect(start().done('call', day(1), { status: 'yes' }).asked).toEqual(['call']);
  });

  test('runs after a stop, each step if its condition holds', () => {
    const stopped = start();
    stopped.facts = { 'account.risk': 9 };
    expect(stopped.event('service.used', day(1)).asked).toEqual(['call', 'farewell']);
    expect(stopped.did).toContain('outreach: skipped');
    const looked = start();
    looked.facts = { 'account.risk': 9, 'account.ready': true };
    expect(looked.look(day(1)).asked).toEqual(['call', 'outreach', 'farewell']);
  });

  test('runs when the journey has come to its end, and when an account was not ready', () => {
    expect(start().done('call', day(1)).asked).toEqual(['call', 'again']);
    const unready = new Trip(LEAVING, START, 'UTC', event, false);
    expect(unready.enrollment.outcome).toBe('not_ready');
    expect(unready.asked).toEqual(['again']);
  });

  test('runs once: an event or a look after it finds nobody', () => {
    const left = start().done('call', day(1), { status: 'no' });
    const { enrollment } = left;
    expect(left.event('service.used', day(2)).look(day(3)).enrollment).toBe(enrollment);
    expect(left.asked).toHaveLength(2);
  });

  test('asks for tasks that stay: leaving withdraws the others', () => {
    const stopped = start();
    stopped.facts = { 'account.risk': 9 };
    expect(stopped.event('service.used', day(1)).effects.map(({ payload }) => payload.stays)).toEqual([
      undefined,
      true,
    ]);
  });
});
