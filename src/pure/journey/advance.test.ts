import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#base';
import { day, HEAD, oneStage, START, Trip, trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

describe('steps', () => {
  test('run one after the other at once, and the journey ends as completed', () => {
    const { asked, enrollment } = trip('- email: outreach\n- email: again');
    expect(asked).toEqual(['outreach', 'again']);
    expect(enrollment).toMatchObject({ status: 'exited', outcome: 'completed', exitedAt: START });
    expect(enrollment.waiting).toBeUndefined();
    expect(dueOf(enrollment)).toBeUndefined();
  });

  test('an enrollment that is not ready leaves at once and does nothing', () => {
    const { asked, enrollment } = new Trip(
      oneStage('- email: outreach'),
      START,
      'UTC',
      { name: 'upgrade.requested', properties: {} },
      false,
    );
    expect(asked).toEqual([]);
    expect(enrollment).toMatchObject({ status: 'exited', outcome: 'not_ready' });
  });

  test('one that left is not moved by events or time', () => {
    const gone = trip('- email: outreach');
    const { enrollment, runs } = gone;
    gone.event('email.replied', day(1)).look(day(2));
    expect(gone.enrollment).toBe(enrollment);
    expect(gone.runs).toEqual(runs);
  });

  test('whose condition is false or unknown is skipped, and says what it saw', () => {
    const unknown = trip('- { email: outreach, when: account.risk > 3 }\n- email: again');
    expect(unknown.asked).toEqual(['again']);
    expect(unknown.runs[0]).toMatchObject({ step: 'outreach', did: 'skipped', saw: { 'account.risk': null } });
  });

  test('a choice takes the first case that holds; unknown is not true; none: otherwise', () => {
    const steps = `- choose:
    - { when: account.risk > 5, exit: high }
    - { when: account.risk > 1, exit: some }
  otherwise: { exit: none }`;
    const chosen = (risk?: number) =>
      new Trip(oneStage(steps), START, 'UTC', undefined, true, risk === undefined ? {} : { 'account.risk': risk })
        .enrollment.outcome;
    expect([chosen(9), chosen(5), chosen(1), chosen()]).toEqual(['high', 'some', 'none', 'none']);
  });

  test('a journey that goes in a circle without a wait is stopped with its name', () => {
    const circle = `- { id: a, email: outreach }
- choose: [ { when: 1 < 2, go: a } ]
  otherwise: { exit: done }`;
    expect(() => trip(circle)).toThrow(/upgrade runs in a circle at .+: put a wait into the loop/);
  });

  test('an action is given the values of its expressions; what is unknown is left open', () => {
    const acting = trip(
      '- do: opportunity.create\n  with: { type: expansion, score: =account.risk, probability: 0.5 }'.replace(
        ', probability: 0.5',
        '',
      ),
    );
    expect(acting.effects[0]?.payload).toEqual({ type: 'expansion', score: undefined });
  });
});

describe('at', () => {
  test('a step waits for its moment, at the time of day of the entry', () => {
    const waiting = trip('- { email: outreach, at: day 3 }');
    expect(dueOf(waiting.enrollment)).toBe(day(3));
    expect(waiting.pass(day(3) - 1).asked).toEqual([]);
    expect(waiting.pass(day(3)).asked).toEqual(['outreach']);
  });

  test('days are of the zone: over a change of the clocks the local time stays', () => {
    const entry = Date.UTC(2026, 2, 27, 13);
    const waiting = new Trip(oneStage('- { email: outreach, at: day 3 }'), entry, 'Europe/Berlin');
    expect(dueOf(waiting.enrollment)).toBe(entry + 3 * DAY - HOUR);
  });

  test('what is late runs at once, or is listed as missed; on the instant is in time', () => {
    const late = (how: string) => trip(`- { wait: 4d }\n- { email: outreach, at: day 3${how} }`).pass(day(4));
    expect(late('').asked).toEqual(['outreach']);
    expect(late(', late: skip').asked).toEqual([]);
    expect(late(', late: skip').did).toContain('outreach: missed: its moment has passed');
    expect(trip('- { wait: 3d }\n- { email: outreach, at: day 3, late: skip }').pass(day(3)).asked).toEqual([
      'outreach',
    ]);
  });

  test('an anchor that has not happened does not hold the step', () => {
    const steps = `- await: [meeting.booked]
  for: 1d
  then: { timeout: mail }
- { id: mail, email: outreach, at: 1h after meeting.ends }`;
    const waiting = trip(steps).pass(day(1));
    expect(waiting.asked).toEqual(['outreach']);
    expect(waiting.did).toContain('mail: no meeting.ends yet: done at once');
  });

  test('a wait with a moment of its own first waits for that, then for what it says', () => {
    const waiting = trip('- { wait: 2d, at: day 1 }\n- email: outreach');
    expect(waiting.pass(day(1)).asked).toEqual([]);
    expect(dueOf(waiting.enrollment)).toBe(day(3));
    expect(waiting.pass(day(3)).asked).toEqual(['outreach']);
  });
});

describe('anchors', () => {
  test('an event sets itself and its instants, of those that the journey names', () => {
    const steps = `- await: [meeting.booked]
- { task: call, assign: csm, due: 24h after meeting.ends, form: note }`;
    const booked = trip(steps).event('meeting.booked', day(1), {
      starts: '2026-01-20T10:00:00Z',
      ends: '2026-01-20T11:00:00Z',
    });
    expect(booked.effects[0]?.payload).toEqual({ task: 'call', dueAt: Date.UTC(2026, 0, 21, 11) });
    expect(Object.keys(booked.enrollment.anchors)).not.toContain('meeting.starts');
  });

  test('the event that entered the account sets them too', () => {
    const journey = oneStage(
      '- { email: outreach, at: 2d after upgrade.requested }\n- { email: again, at: at renewal.follow_up }',
      HEAD.replace('[upgrade.requested]', '[upgrade.requested, renewal.confirmed]'),
    );
    const properties = { follow_up: '2026-02-01T09:00:00Z' };
    const waiting = new Trip(journey, START, 'UTC', { name: 'renewal.confirmed', properties });
    expect(waiting.asked).toEqual(['outreach']);
    expect(dueOf(waiting.enrollment)).toBe(Date.UTC(2026, 1, 1, 9));
    expect(dueOf(new Trip(journey, START).enrollment)).toBe(day(2));
  });

  test('the same event again moves them', () => {
    const waiting = trip('- await: [service.used]\n- wait: 10d\n- { email: outreach, at: 3d after service.used }')
      .event('service.used', day(0))
      .event('service.used', day(9));
    expect(dueOf(waiting.pass(day(10)).enrollment)).toBe(day(12));
  });

  test('an event that nothing in the journey asks for leaves the enrollment as it is', () => {
    const waiting = trip('- { email: outreach, at: day 3 }');
    const { enrollment } = waiting;
    waiting.event('page.viewed', day(1), { at: '2026-01-20T10:00:00Z', title: 'The Top' });
    expect(waiting.enrollment).toBe(enrollment);
  });
});

describe('a task', () => {
  const CALL = '- { task: call, assign: csm, form: note }\n';

  test('is waited for; its answers are facts from then on', () => {
    const steps = `${CALL}- choose: [ { when: answers.note.status == "yes", exit: won } ]\n  otherwise: { exit: lost }`;
    const waiting = trip(steps);
    expect(waiting.enrollment.waiting).toMatchObject({ for: 'task', step: 'call' });
    expect(dueOf(waiting.enrollment)).toBeUndefined();
    expect(waiting.done('call', day(2), { status: 'yes' }).enrollment.outcome).toBe('won');
  });

  test('of another enrollment moves nothing', () => {
    const waiting = trip(CALL);
    const { waiting: before } = waiting.enrollment;
    const task = before?.for === 'task' ? before.task : '';
    waiting.event('task.completed', day(1), { task, kind: 'call', enrollment: 'another' });
    expect(waiting.enrollment.waiting).toEqual(before);
  });

  test('that a person calls off lets the journey go on without it', () => {
    const waiting = trip(`${CALL}- email: outreach`);
    const { waiting: before } = waiting.enrollment;
    waiting.event('task.cancelled', day(1), { task: before?.for === 'task' ? before.task : '', kind: 'call' });
    expect(waiting.asked).toEqual(['call', 'outreach']);
    expect(waiting.did).toContain('call: cancelled');
  });

  test('is not waited for where the step says so', () => {
    expect(trip('- { task: call, assign: csm, form: note, wait: false }\n- email: outreach').asked).toEqual([
      'call',
      'outreach',
    ]);
  });

  test('has an id of its own at each visit', () => {
    const steps = `- { id: call, task: call, assign: csm, form: note }
- choose: [ { when: answers.note.status == "no", go: call } ]
  otherwise: { exit: done }`;
    const waiting = trip(steps);
    const first = waiting.enrollment.waiting;
    waiting.done('call', day(1), { status: 'no' });
    expect(waiting.enrollment.waiting).toMatchObject({ for: 'task' });
    expect(waiting.enrollment.waiting).not.toEqual(first);
  });
});

describe('step runs', () => {
  test('are numbered without a gap, and the same trigger gives the same result', () => {
    const journey = oneStage('- email: outreach\n- await: [email.replied]\n- email: again');
    const first = new Trip(journey, START).event('email.replied', day(1));
    const second = new Trip(journey, START).event('email.replied', day(1));
    expect(first.runs.map(({ ordinal }) => ordinal)).toEqual(first.runs.map((_, index) => index));
    expect(second.enrollment).toEqual(first.enrollment);
    expect(second.effects).toEqual(first.effects);
  });
});
