import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, type JsonObject, parseInstant } from '#base';
import { accounts } from '#domain/accounts';
import { addPerson } from '#domain/team';
import { type EffectHandler, type EffectRow, shardOf } from '#engine';
import type { Form } from '#pure/playbook';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { cancelTask } from './cancel-task.ts';
import { cancelTasks } from './cancel-tasks.ts';
import { completeTask } from './complete-task.ts';
import { createTasks } from './create-tasks.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';

const now = parseInstant('2026-03-02T10:00:00Z') ?? 0;
const journey = '11111111-0000-4000-8000-000000000000';
const form: Form = {
  id: 'call_note',
  title: 'Call note',
  fields: [
    {
      id: 'status',
      label: 'Status',
      type: 'choice',
      required: true,
      options: [{ value: 'interested', label: 'Interested' }],
    },
    { id: 'steps', label: 'Next steps', type: 'list', required: false, rows: 'next steps' },
  ],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { run } = testOperations(database.db, 1);
  await run(addPerson, { id: 'ada', name: 'Ada', email: 'ada@example.com', roles: ['csm'] });
  await run(addPerson, { id: 'bo', name: 'Bo', email: 'bo@example.com', roles: ['ae'] });
  await run(addPerson, { id: 'root', name: 'Root', email: 'root@example.com', roles: ['admin'] });
  await database.db.transaction(async (tx) => {
    for (const recorder of accounts.recorders) {
      const traits = { name: 'Acme', owner: 'ada@example.com', zone: 'Asia/Seoul' };
      const event = aLogEvent({ account: 'acme', name: 'account.identified', properties: { traits } });
      if (recorder.events.includes(event.name)) await recorder.runMany(tx, shardOf('acme'), [event]);
    }
  });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.query('delete from task');
});

const perform = (handler: EffectHandler, ...rows: readonly EffectRow[]) =>
  database.db.transaction((tx) => handler.runMany(tx, shardOf(rows[0]?.account ?? ''), rows));
const aTask = (more: JsonObject = {}, row: Partial<EffectRow> = {}): EffectRow =>
  anEffect(
    'task',
    row.account ?? 'acme',
    { task: 'call', title: 'Call them', assign: ['csm'], ...more },
    { at: now, enrollment: journey, step: 'call', ...row },
  );

describe('the effect task', () => {
  test('gives work to the account’s owner and says so', async () => {
    const effect = aTask({
      dueAt: now + DAY,
      guide: { bodies: { en: 'Call {{account.name}}: {{score}}' }, values: { score: 75 } },
    });
    expect(await perform(createTasks, effect)).toEqual([
      {
        id: effect.id,
        done: true,
        events: [
          {
            name: 'task.created',
            properties: {
              task: effect.id,
              kind: 'call',
              enrollment: journey,
              assignee: 'ada',
              due_at: '2026-03-03T10:00:00.000Z',
            },
          },
        ],
      },
    ]);
    const { run } = testOperations(database.db, now);
    expect(await run(getTask, { account: 'acme', task: effect.id })).toEqual({
      task: effect.id,
      account: 'acme',
      account_name: 'Acme',
      kind: 'call',
      title: 'Call them',
      assignee: 'ada',
      role: 'csm',
      guide: 'Call Acme: 75',
      review: false,
      reopens: false,
      playbook: 'upgrade',
      version: '1',
      enrollment: journey,
      step: 'call',
      created_at: '2026-03-02T10:00:00.000Z',
      due_at: '2026-03-03T10:00:00.000Z',
      status: 'open',
      overdue: false,
    });
  });

  test('a repeated tick makes no second task, nor opens a finished one', async () => {
    const effect = aTask();
    await perform(createTasks, effect);
    const { run } = testOperations(database.db, now);
    await run(completeTask, { account: 'acme', task: effect.id });
    expect(await perform(createTasks, effect)).toMatchObject([{ id: effect.id, done: true }]);
    expect((await run(listTasks, { status: 'all' })).tasks).toMatchObject([{ task: effect.id, status: 'done' }]);
  });

  test('another role goes to who has it, one that nobody has to the admin', async () => {
    const [forAe, forSponsor] = [aTask({ assign: ['ae'] }), aTask({ assign: ['sponsor'] })];
    await perform(createTasks, forAe, forSponsor);
    const { run } = testOperations(database.db, now);
    expect((await run(listTasks, { assignee: 'bo@example.com' })).tasks.map((one) => one.task)).toEqual([forAe.id]);
    expect((await run(listTasks, { assignee: 'root' })).tasks.map((one) => one.task)).toEqual([forSponsor.id]);
  });
});

test('a step that cannot be read is refused, and stops no other', async () => {
  const [broken, good] = [aTask({ assign: null }), aTask()];
  expect(await perform(createTasks, broken, good)).toMatchObject([
    { id: broken.id, done: false, reason: 'task-unreadable' },
    { id: good.id, done: true },
  ]);
});

describe('the effect task.cancel', () => {
  test('withdraws the open tasks of an enrollment, or of one of its steps, and says each once', async () => {
    const [call, note, done] = [aTask(), aTask({ task: 'note' }, { step: 'note' }), aTask({}, { step: 'done' })];
    const other = aTask({}, { enrollment: '22222222-0000-4000-8000-000000000000' });
    await perform(createTasks, call, note, done, other);
    const { run } = testOperations(database.db, now);
    await run(completeTask, { account: 'acme', task: done.id });
    const ofStep = anEffect('task.cancel', 'acme', { enrollment: journey, step: 'call' });
    const ofAll = anEffect('task.cancel', 'acme', { enrollment: journey });
    expect(await perform(cancelTasks, ofStep, ofAll)).toEqual([
      {
        id: ofStep.id,
        done: true,
        events: [{ name: 'task.cancelled', properties: { task: call.id, kind: 'call', enrollment: journey } }],
      },
      {
        id: ofAll.id,
        done: true,
        events: [{ name: 'task.cancelled', properties: { task: note.id, kind: 'note', enrollment: journey } }],
      },
    ]);
    expect((await run(listTasks, {})).tasks.map((one) => one.task)).toEqual([other.id]);
  });

  test('tells of tasks in the order of their ids, wherever their rows lie', async () => {
    const ids = [3, 1, 2].map((n) => `${n}0000000-0000-4000-8000-000000000000`);
    for (const id of ids) await perform(createTasks, aTask({}, { id }));
    const [outcome] = await perform(cancelTasks, anEffect('task.cancel', 'acme', { enrollment: journey }));
    const told = outcome?.done === true ? outcome.events.map(({ properties }) => properties.task) : [];
    expect(told).toEqual(ids.toSorted());
  });

  test('without an enrollment it is refused', async () => {
    expect(await perform(cancelTasks, anEffect('task.cancel', 'acme', {}))).toMatchObject([
      { done: false, reason: 'no-enrollment' },
    ]);
  });
});

describe('complete-task', () => {
  test('keeps the answers and tells the journey, once', async () => {
    const effect = aTask({ form: form as unknown as JsonObject });
    await perform(createTasks, effect);
    const { run, emitted } = testOperations(database.db, now);
    await run(completeTask, { account: 'acme', task: effect.id, answers: { status: 'interested' } });
    expect(emitted).toMatchObject([
      {
        account: 'acme',
        name: 'task.completed',
        properties: {
          task: effect.id,
          kind: 'call',
          enrollment: journey,
          form: 'call_note',
          answers: { status: 'interested' },
        },
      },
    ]);
    expect(await run(getTask, { account: 'acme', task: effect.id })).toMatchObject({
      status: 'done',
      answers: { status: 'interested' },
      done_by: 'test',
      done_at: '2026-03-02T10:00:00.000Z',
    });
    await expect(
      run(completeTask, { account: 'acme', task: effect.id, answers: { status: 'interested' } }),
    ).rejects.toMatchObject({
      reason: 'task-not-open',
    });
    expect(emitted).toHaveLength(1);
  });

  test('answers that the form refuses change nothing', async () => {
    const effect = aTask({ form: form as unknown as JsonObject });
    await perform(createTasks, effect);
    const { run, emitted } = testOperations(database.db, now);
    await expect(
      run(completeTask, { account: 'acme', task: effect.id, answers: { status: 'maybe' } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      reason: 'answers-refused',
      details: { problems: [{ field: 'status' }] },
    });
    expect(emitted).toEqual([]);
    expect(await run(getTask, { account: 'acme', task: effect.id })).toMatchObject({
      status: 'open',
      form: { id: 'call_note' },
    });
  });

  test('next steps become tasks of their owners, due by the end of the day at the account', async () => {
    const effect = aTask({ form: form as unknown as JsonObject });
    await perform(createTasks, effect);
    const { run, emitted } = testOperations(database.db, now);
    const steps = [
      { action: 'Send an offer', owner: 'bo@example.com', due: '2026-03-05' },
      { action: 'Think about it' },
    ];
    const done = await run(completeTask, {
      account: 'acme',
      task: effect.id,
      answers: { status: 'interested', steps },
    });
    expect(done.next_steps).toHaveLength(2);
    expect((await run(listTasks, {})).tasks).toMatchObject([
      { kind: 'next_step', title: 'Send an offer', assignee: 'bo', due_at: '2026-03-05T15:00:00.000Z' },
      { kind: 'next_step', title: 'Think about it', assignee: 'ada' },
    ]);
    expect(emitted.map((event) => event.name)).toEqual(['task.completed', 'task.created', 'task.created']);
  });
});

describe('lists and cancelling', () => {
  test('pages go by due time, what has none last, and overdue ones can be had alone', async () => {
    const [late, soon, some, other] = [
      aTask({ dueAt: now - DAY }),
      aTask({ dueAt: now + DAY }),
      aTask(),
      aTask({ dueAt: now + 2 * DAY }, { account: 'zeta' }),
    ];
    await perform(createTasks, some, soon, late);
    await perform(createTasks, other);
    const { run } = testOperations(database.db, now);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await run(listTasks, { limit: 1, after });
      seen.push(...page.tasks.map((task) => task.task));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual([late.id, soon.id, other.id, some.id]);
    expect((await run(listTasks, { overdue: true })).tasks).toMatchObject([{ task: late.id, overdue: true }]);
    expect((await run(listTasks, { account: 'zeta' })).tasks.map((task) => task.task)).toEqual([other.id]);
    await expect(run(listTasks, { assignee: 'zoe' })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a cancelled task can neither be completed nor cancelled again', async () => {
    const effect = aTask();
    await perform(createTasks, effect);
    const { run, emitted } = testOperations(database.db, now);
    await run(cancelTask, { account: 'acme', task: effect.id, reason: 'not needed' });
    expect(emitted).toMatchObject([{ name: 'task.cancelled', properties: { task: effect.id, reason: 'not needed' } }]);
    await expect(run(completeTask, { account: 'acme', task: effect.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(run(cancelTask, { account: 'acme', task: effect.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(run(cancelTask, { account: 'acme', task: journey })).rejects.toMatchObject({ code: 'not_found' });
  });
});
