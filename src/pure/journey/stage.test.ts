import { describe, expect, test } from 'vitest';
import { HOUR } from '#base';
import { day, HEAD, journeyOf, START, Trip } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

const on = (yaml: string) => new Trip(journeyOf(`${HEAD}stages:\n${yaml}`), START);

describe("a stage's on", () => {
  const STAGES = `  - stage: one
    on: [ { event: service.feedback, when: '!event.properties.met', task: call, assign: csm, due: 2 days, stays: true } ]
    steps: [ { await: [email.replied] } ]
  - stage: two
    steps: [ { await: [meeting.booked] } ]
`;

  test('sets its step off at any time in the stage, and moves nothing', () => {
    const listening = on(STAGES);
    const { waiting } = listening.enrollment;
    listening.event('service.feedback', day(1), { met: false });
    expect(listening.effects).toMatchObject([
      { kind: 'task', visit: 1, payload: { task: 'call', dueAt: day(3), stays: true } },
    ]);
    expect(listening.enrollment.waiting).toEqual(waiting);
    listening.event('service.feedback', day(2), { met: false });
    expect(listening.effects.map(({ visit }) => visit)).toEqual([1, 2]);
  });

  test('asks its condition of the event itself; where it does not hold nothing is written', () => {
    const listening = on(STAGES);
    const { enrollment } = listening;
    listening.event('service.feedback', day(1), { met: true }).event('service.feedback', day(1), {});
    expect(listening.enrollment).toBe(enrollment);
  });

  test('leaves `event` as it was for all that follows', () => {
    const listening = on(STAGES).event('service.feedback', day(1), { met: false });
    expect(listening.enrollment.event.name).toBe('upgrade.requested');
  });

  test('is not of another stage', () => {
    const later = on(STAGES).event('email.replied', day(1)).event('service.feedback', day(2), { met: false });
    expect(later.asked).toEqual([]);
  });

  test('comes before the wait that the same event ends', () => {
    const both = on(`  - stage: one
    on: [ { event: email.replied, email: outreach } ]
    steps: [ { await: [email.replied] } ]
  - stage: two
    on: [ { event: email.replied, email: again } ]
    steps: [ { await: [meeting.booked] } ]
`).event('email.replied', day(1));
    expect(both.asked).toEqual(['outreach']);
    expect(both.enrollment.stage).toBe('two');
  });
});

describe("a stage's window", () => {
  const STAGES = `  - stage: one
    window: { from: day 0, to: day 3 }
    steps: [ { await: [email.replied], for: 9d } ]
  - stage: two
    window: { from: day 3, to: 2d after meeting.booked }
    steps: [ { await: [meeting.cancelled], for: 30d } ]
`.replace('{ await: [email.replied], for: 9d }', '{ await: [email.replied, meeting.booked], for: 9d }');
  const late = { name: 'stage.overdue' };

  test('that passes is told once, and skips nothing', () => {
    const slow = on(STAGES);
    expect(dueOf(slow.enrollment)).toBe(day(3));
    slow.pass(day(8)).event('service.used', day(8)).look(day(8));
    expect(slow.events).toEqual([
      { ...late, properties: { enrollment: slow.enrollment.id, journey: 'upgrade', stage: 'one' } },
    ]);
    expect(slow.enrollment).toMatchObject({ stage: 'one', waiting: { for: 'events' } });
  });

  test('is kept by what leaves the stage in time, also on the instant', () => {
    expect(on(STAGES).event('email.replied', day(3)).pass(day(9)).told).toEqual([]);
    const timed = on(STAGES.replace('for: 9d', 'until: day 3'));
    expect(timed.pass(day(9)).told).toEqual([]);
  });

  test('that ends before the stage begins is late at once', () => {
    const late = on(`  - stage: one
    steps: [ { await: [meeting.booked] } ]
  - stage: two
    window: { from: day 0, to: day 3 }
    steps: [ { await: [email.replied] } ]
`).event('meeting.booked', day(5));
    expect(dueOf(late.enrollment)).toBe(day(5));
    expect(late.pass(day(5)).events).toMatchObject([{ properties: { stage: 'two' } }]);
  });

  test('counts from the newest event that it names', () => {
    const booked = on(STAGES).event('meeting.booked', day(1));
    expect(booked.enrollment).toMatchObject({ stage: 'two', overdueAt: day(3) });
    booked.event('meeting.booked', day(2));
    expect(booked.enrollment.overdueAt).toBe(day(4));
    expect(booked.pass(day(4) + HOUR).told).toEqual(['stage.overdue']);
  });

  test('does not wake a journey that was left', () => {
    const left = on('  - stage: one\n    window: { from: day 0, to: day 3 }\n    steps: [ { exit: done } ]\n');
    expect(dueOf(left.enrollment)).toBeUndefined();
    expect(left.enrollment).not.toHaveProperty('overdueAt');
    expect(left.told).toEqual([]);
  });
});
