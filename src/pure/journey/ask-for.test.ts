import { describe, expect, test } from 'vitest';
import { idOf } from '#base';
import { day, trip } from '../../../test/journey-trip.ts';

describe('notify', () => {
  test('tells colleagues and goes on', () => {
    const told = trip('- notify: colleagues\n- email: outreach');
    expect(told.effects[0]).toMatchObject({ kind: 'notify', step: 'colleagues', payload: { message: 'colleagues' } });
    expect(told.asked).toEqual(['colleagues', 'outreach']);
  });
});

describe('a document', () => {
  test('of another run of a journey is another document, also where it is called the same', () => {
    const sent = trip('- { document: proposal, review: none }\n- { id: out, await: proposal.sent }\n- exit: gone');
    expect(sent.event('proposal.sent', day(1), { enrollment: 'another' }).enrollment.waiting).toMatchObject({
      for: 'events',
    });
    expect(sent.event('proposal.sent', day(2), { enrollment: sent.enrollment.id }).enrollment).toMatchObject({
      outcome: 'gone',
      exitedAt: day(2),
    });
    const named = trip('- { await: proposal.sent }\n- exit: heard');
    expect(named.event('proposal.sent', day(1), { enrollment: 'another' }).enrollment.outcome).toBe('heard');
  });

  const REVIEWED = `- id: made
  document: proposal
  review: [csm, ae]
  title: Look at it
  due: 2 days after entry
- email: outreach`;

  test('is waited for until a person has approved this very one', () => {
    const drafted = trip(REVIEWED);
    const { id, waiting } = { id: drafted.enrollment.id, waiting: drafted.enrollment.waiting };
    expect(drafted.effects).toMatchObject([
      {
        kind: 'document',
        step: 'made',
        visit: 1,
        payload: { document: 'proposal', assign: ['csm', 'ae'], title: 'Look at it', dueAt: day(2) },
      },
    ]);
    const document = idOf('task', id, 'made', 1);
    expect(waiting).toEqual({ for: 'review', step: 'made', document });
    drafted.event('proposal.approved', day(1), { document: 'proposal', id: idOf('another'), enrollment: id });
    drafted.event('proposal.drafted', day(1), { document: 'proposal', id: document, enrollment: id });
    expect(drafted.asked).toEqual(['proposal']);
    drafted.event('proposal.approved', day(2), { document: 'proposal', id: document, enrollment: id });
    expect(drafted.asked).toEqual(['proposal', 'outreach']);
    expect(drafted.did).toContain('made: approved');
  });

  test('without review is not waited for', () => {
    const made = trip('- { document: proposal, review: none }\n- email: outreach');
    expect(made.asked).toEqual(['proposal', 'outreach']);
    expect(made.effects[0]?.payload).toEqual({ document: 'proposal' });
  });
});

describe('a task that stays', () => {
  const steps = (stays: string) => `- id: answer
  await: [email.replied]
  meanwhile: [ { task: call, assign: csm${stays} } ]
- await: [meeting.booked]`;
  const kinds = (stays: string) =>
    trip(steps(stays))
      .look(day(0))
      .event('email.replied', day(1))
      .effects.map(({ kind }) => kind);

  test('says so, and is not withdrawn with the wait that it ran beside', () => {
    expect(kinds('')).toEqual(['task', 'task.cancel']);
    expect(kinds(', stays: true')).toEqual(['task']);
    const staying = trip('- { task: call, assign: csm, wait: false, stays: true }');
    expect(staying.effects[0]?.payload).toMatchObject({ task: 'call', stays: true });
    expect(trip('- { task: call, assign: csm, wait: false }').effects[0]?.payload).not.toHaveProperty('stays');
  });
});
