import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { journeyOf, Trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

/** A Monday, 14:30 UTC. */
const START: Instant = Date.UTC(2026, 0, 12, 14, 30);
const day = (n: number): Instant => START + n * DAY;

const HEAD = `journey: upgrade
title: Upgrade
enter: { on: [upgrade.requested] }
`;

const oneStage = (steps: string, head = HEAD): string =>
  `${head}stages:\n  - stage: only\n    steps:\n${steps.replace(/^/gm, '      ')}\n`;

const trip = (steps: string, head = HEAD): Trip => new Trip(journeyOf(oneStage(steps, head)), START);

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
      journeyOf(oneStage('- email: outreach')),
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
      new Trip(
        journeyOf(oneStage(steps)),
        START,
        'UTC',
        undefined,
        true,
        risk === undefined ? {} : { 'account.risk': risk },
      ).enrollment.outcome;
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
    const waiting = new Trip(journeyOf(oneStage('- { email: outreach, at: day 3 }')), entry, 'Europe/Berlin');
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
    const journey = journeyOf(
      oneStage(
        '- { email: outreach, at: 2d after upgrade.requested }\n- { email: again, at: at renewal.follow_up }',
        HEAD.replace('[upgrade.requested]', '[upgrade.requested, renewal.confirmed]'),
      ),
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
        journeyOf(oneStage(ANSWER.replace('email: again', `email: again, ${condition}`))),
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
});

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
      journeyOf(oneStage('- { wait: { until: account.risk > 3 }, when: account.tier == "T1" }\n- email: outreach')),
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
    const first = new Trip(journeyOf(oneStage('- email: outreach', STOP)), START, 'UTC', undefined, true, {
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
    const waiting = new Trip(journeyOf(oneStage('- { task: call, assign: csm, form: note }', STOP)), START);
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

describe('step runs', () => {
  test('are numbered without a gap, and the same trigger gives the same result', () => {
    const journey = journeyOf(oneStage('- email: outreach\n- await: [email.replied]\n- email: again'));
    const first = new Trip(journey, START).event('email.replied', day(1));
    const second = new Trip(journey, START).event('email.replied', day(1));
    expect(first.runs.map(({ ordinal }) => ordinal)).toEqual(first.runs.map((_, index) => index));
    expect(second.enrollment).toEqual(first.enrollment);
    expect(second.effects).toEqual(first.effects);
  });
});
