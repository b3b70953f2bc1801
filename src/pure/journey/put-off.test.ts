import { describe, expect, test } from 'vitest';
import { DAY } from '#base';
import { day, HEAD, journeyOf, START, Trip, trip, type World } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

const upsell: Partial<World> = { purposes: { outreach: 'upsell' } };
const closed = { 'account.risk': 9, 'account.ready': true };
const open = { 'account.risk': 1, 'account.ready': true };
const RISKY = `${HEAD}gate: account.risk < 5
risks: [ { risk: Lost, when: account.ready == true, mitigation: [ { id: worry, email: outreach } ] } ]
on exit: { completed: [ { id: farewell, email: outreach } ] }
`;
const WAIT = '- { task: call, assign: csm, form: note }';

describe('a message that holds nothing and may not leave', () => {
  test('is put off, and asked again at every event', () => {
    const gated = trip(WAIT, RISKY, closed, upsell);
    expect(gated.enrollment).toMatchObject({
      waiting: { for: 'task' },
      later: [{ step: 'worry', since: START, due: day(7) }],
    });
    expect(dueOf(gated.enrollment)).toBe(day(7));
    const { enrollment } = gated;
    gated.event('service.used', day(1)).look(day(2));
    expect(gated.enrollment).toBe(enrollment);
    gated.facts = open;
    expect(gated.event('service.used', day(3)).asked).toEqual(['call', 'outreach']);
    expect(gated.enrollment).not.toHaveProperty('later');
  });

  test('tells of the event that set it off, whatever has come since', () => {
    const listening = journeyOf(`${HEAD}gate: account.risk < 5
stages:
  - stage: only
    on: [ { event: service.feedback, email: outreach } ]
    steps: [ { task: call, assign: csm } ]
`);
    const heard = new Trip(listening, START, 'UTC', undefined, true, closed, upsell);
    heard.event('service.feedback', day(1), { met: false });
    const { enrollment } = heard;
    expect(heard.look(day(2)).enrollment).toBe(enrollment);
    heard.facts = open;
    heard.event('service.used', day(3));
    const sent = heard.effects.at(-1);
    expect(sent).toMatchObject({
      kind: 'email',
      by: { event: { name: 'service.feedback', properties: { met: false } } },
    });
    expect(heard.enrollment.event.name).toBe('upgrade.requested');
    expect(heard.enrollment).not.toHaveProperty('later');
  });

  test('is dropped after 7 days, and a person is asked', () => {
    const gated = trip(WAIT, RISKY, closed, upsell).pass(day(7));
    expect(gated.effects.at(-1)).toMatchObject({ kind: 'email.drop', payload: { message: 'outreach' } });
    expect(dueOf(gated.enrollment)).toBeUndefined();
  });

  test('of a journey that is left does not leave any more', () => {
    const gated = trip(WAIT, RISKY.slice(0, RISKY.indexOf('on exit')), closed, upsell).done('call', day(1));
    expect(gated.enrollment).toMatchObject({ status: 'exited' });
    expect(dueOf(gated.enrollment)).toBeUndefined();
  });

  test('of the exit itself leaves later, by time alone', () => {
    const left = trip('- email: again', RISKY, { 'account.risk': 9 }, { ...upsell, until: { 'account.risk': day(2) } });
    expect(left.enrollment).toMatchObject({ status: 'exited', outcome: 'completed' });
    expect(dueOf(left.enrollment)).toBe(day(2));
    left.facts = open;
    expect(left.pass(day(2)).asked).toEqual(['again', 'outreach']);
    expect(dueOf(left.enrollment)).toBeUndefined();
  });

  test('of the exit is dropped after 7 days too', () => {
    const left = trip('- email: again', RISKY, { 'account.risk': 9 }, upsell).pass(START + 8 * DAY);
    expect(left.effects.at(-1)).toMatchObject({ kind: 'email.drop' });
    expect(left.runs.at(-1)).toMatchObject({ at: START + 7 * DAY });
  });
});
