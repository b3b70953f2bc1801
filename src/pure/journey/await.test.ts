import { describe, expect, test } from 'vitest';
import { HOUR } from '#base';
import { day, HEAD, journeyOf, oneStage, START, Trip, trip } from '../../../test/journey-trip.ts';

describe('an await', () => {
  const ANSWER = `- id: answer
  await: [meeting.booked, email.replied]
  meanwhile: [ { at: day 6, email: again } ]
  for: 7d
  then: { meeting.booked: { exit: booked }, timeout: { exit: quiet } }
- exit: replied`;

  test('ends by the event that comes first, which says where it goes; without a way, to the next step', () => {
    expect(trip(ANSWER).event('meeting.booked', day(1)).enrollment.outcome).toBe('booked');
    const replied = trip(ANSWER).event('email.replied', day(1));
    expect(replied.enrollment).toMatchObject({ outcome: 'replied', outcomes: { answer: 'email.replied' } });
  });

  test('a follow-up runs at its time and does not end the wait', () => {
    const waiting = trip(ANSWER).pass(day(6));
    expect(waiting.asked).toEqual(['again']);
    expect(waiting.enrollment.waiting).toMatchObject({ for: 'events', meanwhile: [] });
    expect(waiting.event('email.replied', day(6)).enrollment.outcome).toBe('replied');
  });

  test('a follow-up is dropped once the wait ends', () => {
    const ended = trip(`${ANSWER.replace('- exit: replied', '- wait: 30d')}`)
      .event('email.replied', day(1))
      .pass(day(20));
    expect(ended.asked).toEqual([]);
  });

  test('its limit comes to the millisecond, and its outcome is the timeout', () => {
    const waiting = trip(ANSWER);
    expect(waiting.pass(day(7) - 1).enrollment.status).toBe('running');
    expect(waiting.pass(day(7)).enrollment).toMatchObject({ outcome: 'quiet', outcomes: { answer: 'timeout' } });
  });

  test('a limit that has passed already ends it at once, but for what was seen', () => {
    const late = `- wait: 5d
- await: [email.replied]
  until: day 3
  then: { timeout: { exit: quiet } }
- exit: replied`;
    expect(trip(late).pass(day(5)).enrollment.outcome).toBe('quiet');
    expect(trip(late).event('email.replied', day(4)).pass(day(5)).enrollment.outcome).toBe('replied');
  });

  test('a follow-up whose condition is not true is left out; unless is its opposite', () => {
    const when = (condition: string, facts: Record<string, number>) =>
      new Trip(
        oneStage(ANSWER.replace('email: again', `email: again, ${condition}`)),
        START,
        'UTC',
        undefined,
        true,
        facts,
      ).pass(day(6)).asked;
    expect(when('when: account.risk > 1', { 'account.risk': 2 })).toEqual(['again']);
    expect(when('when: account.risk > 1', {})).toEqual([]);
    expect(when('unless: account.risk > 1', { 'account.risk': 1 })).toEqual(['again']);
    expect(when('unless: account.risk > 1', { 'account.risk': 2 })).toEqual([]);
  });

  test('a follow-up whose moment is unknown or missed is left out and listed', () => {
    const left = trip(`- await: [meeting.booked]
  for: 8d
  then: { timeout: answer }
- id: answer
  await: [email.replied]
  meanwhile: [ { at: day 6, email: again, late: skip }, { at: 1h after meeting.ends, email: outreach } ]
  for: 5d`);
    left.pass(day(9));
    expect(left.asked).toEqual([]);
    expect(left.did).toEqual(
      expect.arrayContaining(['again: missed: its moment has passed', 'outreach: no meeting.ends yet: left out']),
    );
  });

  test('a task that ran beside it is withdrawn when it ends', () => {
    const steps = `- id: answer
  await: [email.replied]
  meanwhile: [ { task: call, assign: csm } ]
  for: 7d
- await: [meeting.booked]`;
    const waiting = trip(steps).pass(START).event('email.replied', day(1));
    expect(waiting.effects.map(({ kind, payload }) => [kind, payload.step])).toEqual([
      ['task', undefined],
      ['task.cancel', 'call'],
    ]);
  });

  test('a task of its own that is completed ends it like an event', () => {
    const steps = `- await: [call, email.replied]
  meanwhile: [ { task: call, assign: csm, form: note } ]
  then: { call: { exit: called } }
- exit: replied`;
    expect(trip(steps).pass(START).done('call', day(1)).enrollment.outcome).toBe('called');
  });

  test('accepts what happened since the stage began, each event once', () => {
    const twice = `- wait: 2d
- await: [email.replied]
- await: [email.replied]
- exit: twice`;
    const once = trip(twice).event('email.replied', day(1)).pass(day(2));
    expect(once.enrollment.status).toBe('running');
    expect(once.event('email.replied', day(3)).enrollment.outcome).toBe('twice');
  });

  test('takes the earliest of what it names', () => {
    const steps = `- wait: 3d
- await: [meeting.booked, email.replied]
  then: { meeting.booked: { exit: booked } }
- exit: replied`;
    const both = trip(steps).event('email.replied', day(1)).event('meeting.booked', day(2)).pass(day(3));
    expect(both.enrollment.outcome).toBe('replied');
  });

  test('of a new stage takes nothing that happened before it', () => {
    const journey = journeyOf(`${HEAD}stages:
  - stage: one
    steps: [ { wait: 2d } ]
  - stage: two
    steps: [ { await: [email.replied] }, { exit: replied } ]
`);
    const later = new Trip(journey, START).event('email.replied', day(1)).pass(day(2));
    expect(later.enrollment).toMatchObject({ status: 'running', stage: 'two', seen: [] });
    expect(later.event('email.replied', day(3)).enrollment.outcome).toBe('replied');
  });

  test('with since takes what happened after that step, also in a stage before', () => {
    const journey = journeyOf(`${HEAD}stages:
  - stage: one
    steps: [ { wait: 2d }, { email: outreach }, { wait: 2d } ]
  - stage: two
    steps: [ { await: [email.replied], since: outreach }, { exit: replied } ]
`);
    expect(new Trip(journey, START).event('email.replied', day(1)).pass(day(4)).enrollment.status).toBe('running');
    expect(new Trip(journey, START).pass(day(2)).event('email.replied', day(3)).pass(day(4)).enrollment.outcome).toBe(
      'replied',
    );
  });

  test('what it may still use does not grow without end, and the oldest and newest are among it', () => {
    const steps = `- wait: 30d
- { id: mark, email: outreach }
- wait: 30d
- await: [service.used]
- exit: used`;
    const used = trip(steps);
    for (let n = 1; n <= 500; n++) used.event('service.used', START + n * HOUR);
    expect(used.enrollment.seen).toHaveLength(10);
    expect(used.enrollment.seen[0]?.at).toBe(START + HOUR);
    expect(used.enrollment.seen.at(-1)?.at).toBe(START + 500 * HOUR);
  });

  test('events that only another stage awaits are not kept', () => {
    const journey = journeyOf(`${HEAD}stages:
  - stage: one
    steps: [ { wait: 2d } ]
  - stage: two
    steps: [ { await: [service.used] } ]
`);
    expect(new Trip(journey, START).event('service.used', day(1)).enrollment.seen).toEqual([]);
  });

  test('makes the event that it used what `event` means, with its properties', () => {
    const steps = `- await: [decision.recorded]
- wait: 2d
- choose: [ { when: event.properties.decision == "defer", exit: deferred } ]
  otherwise: { exit: other }`;
    const decided = trip(steps)
      .event('decision.recorded', day(1), { decision: 'defer' })
      .event('decision.recorded', day(2), { decision: 'decline' })
      .pass(day(3));
    expect(decided.enrollment).toMatchObject({
      outcome: 'deferred',
      event: { name: 'decision.recorded', properties: { decision: 'defer' } },
    });
  });

  test('that timed out leaves `event` as it was; a task that ended it is its completion', () => {
    const steps = '- await: [call]\n  meanwhile: [ { task: call, assign: csm, form: note } ]\n  for: 3d';
    expect(trip(steps).pass(day(3)).enrollment.event.name).toBe('upgrade.requested');
    expect(trip(steps).look(START).done('call', day(1)).enrollment.event).toMatchObject({
      name: 'task.completed',
      properties: { kind: 'call' },
    });
  });
});
