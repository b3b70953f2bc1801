import { describe, expect, test } from 'vitest';
import { day, HEAD, journeyOf, START, Trip, trip } from '../../../test/journey-trip.ts';

const STEPS = `- wait: 10d
- choose: [ { when: 'WHAT', exit: yes_it_has } ]
  otherwise: { exit: it_has_not }`;
const at10 = (what: string, ...events: readonly (readonly [string, number])[]) => {
  const walked = trip(STEPS.replace('WHAT', what));
  for (const [name, on] of events) walked.event(name, day(on));
  return walked.pass(day(10)).enrollment.outcome === 'yes_it_has';
};

describe('happened', () => {
  test('asks whether an event has come since the stage began', () => {
    expect(at10('happened("email.replied")', ['email.replied', 3])).toBe(true);
    expect(at10('happened("email.replied")', ['meeting.booked', 3])).toBe(false);
    const later = journeyOf(`${HEAD}stages:
  - stage: one
    steps: [ { wait: 5d } ]
  - stage: two
    steps:
      - wait: 5d
      - choose: [ { when: happened("email.replied"), exit: since } ]
        otherwise: { exit: before }
`);
    expect(new Trip(later, START).event('email.replied', day(4)).pass(day(10)).enrollment.outcome).toBe('before');
    expect(new Trip(later, START).pass(day(5)).event('email.replied', day(6)).pass(day(10)).enrollment.outcome).toBe(
      'since',
    );
  });

  test('asks whether it has come since another did, the newest of each', () => {
    const what = 'happened("email.replied", "proposal.sent")';
    expect(at10(what, ['proposal.sent', 2], ['email.replied', 3])).toBe(true);
    expect(at10(what, ['email.replied', 1], ['proposal.sent', 2])).toBe(false);
    expect(at10(what, ['email.replied', 3])).toBe(false);
    expect(at10(what, ['proposal.sent', 2], ['email.replied', 3], ['proposal.sent', 4])).toBe(false);
  });

  test('asks whether a task of this enrollment was completed', () => {
    const steps = `- { task: call, assign: csm, form: note, wait: false }\n${STEPS.replace('WHAT', 'happened("call")')}`;
    expect(trip(steps).done('call', day(2)).pass(day(10)).enrollment.outcome).toBe('yes_it_has');
    const other = trip(steps).event('task.completed', day(2), { kind: 'call', enrollment: 'another' });
    expect(other.pass(day(10)).enrollment.outcome).toBe('it_has_not');
  });

  test('is known of every place where an expression stands, and of no other event is anything kept', () => {
    const everywhere = `${HEAD}gate: happened("email.replied")
stop: [ { when: happened("meeting.cancelled"), exit: off } ]
risks: [ { risk: Late, when: happened("meeting.no_show"), mitigation: [ { email: again } ] } ]
`;
    const watched = trip('- { task: call, assign: csm, form: note }', everywhere);
    watched.event('email.replied', day(1)).event('meeting.no_show', day(2));
    expect(watched.told).toEqual(['risk.noticed']);
    expect(watched.enrollment.anchors).toMatchObject({ 'email.replied': day(1), 'meeting.no_show': day(2) });
    const { enrollment } = watched;
    expect(watched.event('service.used', day(3)).enrollment).toBe(enrollment);
    expect(watched.event('meeting.cancelled', day(4)).enrollment.outcome).toBe('off');
  });
});

describe('visits', () => {
  test('counts how often a step has run', () => {
    const steps = `- { id: call, task: call, assign: csm, form: note }
- choose: [ { when: visits("call") >= 3, exit: enough } ]
  otherwise: { go: call }`;
    const calling = trip(steps).done('call', day(1)).done('call', day(2));
    expect(calling.enrollment.status).toBe('running');
    expect(calling.done('call', day(3)).enrollment.outcome).toBe('enough');
  });
});
