import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, idOf, type JsonObject } from '#base';
import { documents, getDocument } from '#domain/documents';
import { addPerson } from '#domain/team';
import { type EffectHandler, type EffectOutcome, type EffectRow, type LogEvent, shardOf } from '#engine';
import type { Form } from '#pure/playbook';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { cancelTask } from './cancel-task.ts';
import { cancelTasks } from './cancel-tasks.ts';
import { completeTask } from './complete-task.ts';
import { createTasks } from './create-tasks.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';
import { recordTaskEnds } from './record-task-ends.ts';
import { taskFacts } from './task-facts.ts';

const now = Date.UTC(2026, 2, 2, 10);
const journey = '11111111-0000-4000-8000-000000000000';
const shard = shardOf('acme');
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { run } = testOperations(database.db, 1);
  await run(addPerson, { id: 'bo', name: 'Bo', email: 'bo@example.com', roles: ['ae'] });
  await run(addPerson, { id: 'cy', name: 'Cy', email: 'cy@example.com', roles: ['field'] });
  await run(addPerson, { id: 'root', name: 'Root', email: 'root@example.com', roles: ['admin'] });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.query('delete from task');
  await database.db.query('delete from document');
});

const perform = (handler: EffectHandler, ...rows: readonly EffectRow[]): Promise<readonly EffectOutcome[]> =>
  database.db.transaction((tx) => handler.runMany(tx, shard, rows));
const aTask = (more: JsonObject = {}, row: Partial<EffectRow> = {}): EffectRow =>
  anEffect('task', 'acme', { task: 'call', title: 'Call', assign: ['ae'], ...more }, { at: now, step: 'call', ...row });
const operations = () => testOperations(database.db, now);
const statuses = async () => {
  const { tasks } = await operations().run(listTasks, { status: 'all' });
  return Object.fromEntries(tasks.map(({ task, status }) => [task, status]));
};
const record = (...events: readonly LogEvent[]) =>
  database.db.transaction((tx) => recordTaskEnds.runMany(tx, shard, events));

describe('tasks of one group', () => {
  const grouped = (title: string, more: JsonObject = {}, row: Partial<EffectRow> = {}) =>
    aTask({ title, group: 'unreachable', ...more }, row);

  test('are one line in the list, due when the first is, with what each asks for, at one person', async () => {
    const [first, second] = [grouped('Bounced', { dueAt: now + DAY }), grouped('Failed', { assign: ['field'] })];
    await perform(createTasks, first, second);
    const soonest = grouped('Urgent', { dueAt: now + 1000, assign: ['admin'] }, { at: now + 1 });
    const other = aTask({ title: 'Alone' });
    await perform(createTasks, soonest, other);
    const { run } = operations();
    const { tasks } = await run(listTasks, {});
    expect(tasks).toMatchObject([
      { task: soonest.id, title: 'Urgent', assignee: 'bo', titles: ['Bounced', 'Failed', 'Urgent'] },
      { task: other.id, title: 'Alone' },
    ]);
    expect(tasks[1]).not.toHaveProperty('titles');
    expect((await run(getTask, { account: 'acme', task: first.id })).titles).toEqual(['Bounced', 'Failed', 'Urgent']);
    expect((await run(listTasks, { assignee: 'cy' })).tasks).toEqual([]);
  });

  test('pages of the list neither repeat nor lose one', async () => {
    await perform(createTasks, grouped('A'), grouped('B'), aTask(), aTask({}, { at: now + 1 }));
    const { run } = operations();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await run(listTasks, { limit: 1, after });
      seen.push(...page.tasks.map((one) => one.task));
      after = page.next;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });

  test('are done together, and each is told', async () => {
    const [first, second] = [grouped('A', {}, { enrollment: journey }), grouped('B')];
    await perform(createTasks, first, second);
    const { run, emitted } = operations();
    await run(completeTask, { account: 'acme', task: second.id, answers: { note: 'called' } });
    expect(emitted.map(({ name, properties }) => [name, properties.task, properties.answers])).toEqual([
      ['task.completed', first.id, {}],
      ['task.completed', second.id, { note: 'called' }],
    ]);
    expect(await statuses()).toEqual({ [first.id]: 'done', [second.id]: 'done' });
    const later = grouped('C');
    await perform(createTasks, later);
    expect((await run(getTask, { account: 'acme', task: later.id })).titles).toBeUndefined();
  });

  test('a person cancels them together; a journey that is left withdraws its own', async () => {
    const [own, other] = [grouped('A', {}, { enrollment: journey }), grouped('B')];
    await perform(createTasks, own, other);
    await perform(cancelTasks, anEffect('task.cancel', 'acme', { enrollment: journey }));
    expect(await statuses()).toEqual({ [own.id]: 'cancelled', [other.id]: 'open' });
    await perform(createTasks, grouped('C'));
    const { run, emitted } = operations();
    await run(cancelTask, { account: 'acme', task: other.id });
    expect(emitted).toHaveLength(2);
    expect((await run(listTasks, {})).tasks).toEqual([]);
  });
});

test('what stays is not withdrawn with its journey, nor with its step', async () => {
  const [stays, goes] = [aTask({ stays: true }, { enrollment: journey }), aTask({}, { enrollment: journey })];
  await perform(createTasks, stays, goes);
  const outcomes = await perform(
    cancelTasks,
    anEffect('task.cancel', 'acme', { enrollment: journey, step: 'call' }),
    anEffect('task.cancel', 'acme', { enrollment: journey }),
  );
  const told = outcomes.flatMap((outcome) => (outcome.done ? outcome.events : []));
  expect(told.map(({ properties }) => properties.task)).toEqual([goes.id]);
  expect(await statuses()).toEqual({ [stays.id]: 'open', [goes.id]: 'cancelled' });
});

test('a role that nobody has is done by who stands in for it', async () => {
  const effect = aTask({ assign: ['operations'], standIns: { operations: ['field'] } });
  await perform(createTasks, effect);
  expect(await operations().run(getTask, { account: 'acme', task: effect.id })).toMatchObject({ assignee: 'cy' });
});

describe('what events tell', () => {
  test('ends open tasks once, and leaves what is ended already', async () => {
    const [approved, withdrawn, done] = [aTask(), aTask(), aTask()];
    await perform(createTasks, approved, withdrawn, done);
    const { run } = operations();
    await run(completeTask, { account: 'acme', task: done.id, answers: { note: 'mine' } });
    const end = (name: string, task: string, more: JsonObject = {}) =>
      aLogEvent({ account: 'acme', name, properties: { task, kind: 'call', ...more } });
    await record(
      end('task.completed', approved.id, { by: 'ada', answers: { ok: true } }),
      end('task.cancelled', approved.id),
      end('task.cancelled', withdrawn.id),
      end('task.completed', done.id, { by: 'elsewhere' }),
      end('task.completed', 'no id'),
      end('task.completed', journey),
    );
    expect(await run(getTask, { account: 'acme', task: approved.id })).toMatchObject({
      status: 'done',
      done_by: 'ada',
      answers: { ok: true },
    });
    expect(await run(getTask, { account: 'acme', task: withdrawn.id })).toMatchObject({ status: 'cancelled' });
    expect(await run(getTask, { account: 'acme', task: done.id })).toMatchObject({
      done_by: 'test',
      answers: { note: 'mine' },
    });
  });

  test('what a person has ended is an open issue for what came in before, until ticks have come so far', async () => {
    const [done, cancelled] = [aTask({ task: 'issue' }), aTask({ task: 'issue' })];
    await perform(createTasks, done, cancelled);
    const { run } = operations();
    await run(completeTask, { account: 'acme', task: done.id });
    await run(cancelTask, { account: 'acme', task: cancelled.id });
    const openAfter = async (lastAt: number) => {
      await database.db.query(
        `insert into account_state (shard, account, last_at, scores) values ($1, 'acme', $2, '{}')
             on conflict (shard, account) do update set last_at = excluded.last_at`,
        [shard, new Date(lastAt).toISOString()],
      );
      return (await taskFacts.load(database.db, shard, ['acme'])).get('acme')?.openIssues.length ?? 0;
    };
    expect(await openAfter(now - 1)).toBe(2);
    expect(await openAfter(now)).toBe(0);
  });

  test('open issues are counted alike from what is stored and from what is told', async () => {
    const issue = () => aTask({ task: 'issue' });
    const [first, second, third, other] = [issue(), issue(), issue(), aTask()];
    let folded = taskFacts.empty('acme');
    const tell = (event: LogEvent) => {
      folded = taskFacts.fold?.(folded, event) ?? folded;
    };
    const outcomes = await perform(createTasks, first, second, third, other);
    for (const { name, properties } of outcomes.flatMap((outcome) => (outcome.done ? outcome.events : []))) {
      tell(aLogEvent({ account: 'acme', name, properties, source: 'perennial' }));
    }
    const end = (name: string, task: string) =>
      aLogEvent({ account: 'acme', name, properties: { task, kind: 'issue' } });
    const ends = [end('task.completed', second.id), end('task.cancelled', third.id), end('task.completed', other.id)];
    for (const event of ends) tell(event);
    tell(aLogEvent({ account: 'acme', name: 'task.created', source: 'crm', properties: { task: 'x', kind: 'issue' } }));
    await record(...ends);
    const stored = await database.db.transaction((tx) => taskFacts.load(tx, shard, ['acme', 'nobody']));
    expect([...stored]).toEqual([['acme', folded]]);
    expect(taskFacts.facts.open_issues?.read(folded, 1, 'UTC')).toEqual({ value: 1 });
    expect(taskFacts.facts.open_issues?.read(taskFacts.empty('x'), 1, 'UTC')).toEqual({ value: 0 });
  });
});

describe('the review of a document', () => {
  const bodies = { en: { title: 'Proposal', body: 'Text' } };
  const drafted = async () => {
    const document = anEffect(
      'document',
      'acme',
      { document: { id: 'proposal', bodies }, values: {}, review: { assign: ['ae'], title: 'Look at it' } },
      { at: now, enrollment: journey, step: 'made' },
    );
    const [make] = documents.effects;
    const [outcome] = make === undefined ? [] : await perform(make, document);
    const asked = outcome?.done === true ? (outcome.asks ?? []) : [];
    const id = idOf('asked', document.id, 0);
    await perform(createTasks, ...asked.map(({ payload }) => ({ ...document, id, kind: 'task', payload })));
    return { document: document.id, task: id };
  };

  test('is done by completing its task: the document is approved, and the journey told once of each', async () => {
    const { document, task } = await drafted();
    const { run, emitted } = operations();
    expect(await run(getTask, { account: 'acme', task })).toMatchObject({
      concerns: document,
      kind: 'review_document',
    });
    await run(completeTask, { account: 'acme', task });
    expect(await run(getDocument, { account: 'acme', document })).toMatchObject({
      state: 'approved',
      approved_by: 'test',
    });
    expect(emitted.map(({ name, properties }) => [name, properties.task ?? properties.id])).toEqual([
      ['proposal.approved', document],
      ['task.completed', task],
    ]);
    expect(await run(getTask, { account: 'acme', task })).toMatchObject({ status: 'done', done_by: 'test' });
  });

  test('that can’t be approved stays to be done', async () => {
    const { document, task } = await drafted();
    await database.db.query(`update document set state = 'discarded' where id = $1`, [document]);
    const { run, emitted } = operations();
    await expect(run(completeTask, { account: 'acme', task })).rejects.toMatchObject({ reason: 'document-discarded' });
    expect(emitted).toEqual([]);
    expect(await run(getTask, { account: 'acme', task })).toMatchObject({ status: 'open' });
  });
});

test('a review is not cancelled: the journey waits for it, and nothing else would ask for it', async () => {
  const ids = ['review_document', 'review_message'].map((kind) => aTask({ task: kind, concerns: journey }));
  await perform(createTasks, ...ids);
  const { run, emitted } = operations();
  for (const { id } of ids) {
    await expect(run(cancelTask, { account: 'acme', task: id })).rejects.toMatchObject({
      reason: 'review-needed',
      message: expect.stringMatching(/update-document|discard-message/),
    });
    expect(await statuses()).toMatchObject({ [id]: 'open' });
  }
  expect(emitted).toEqual([]);
});

describe('a person reads', () => {
  const form: Form = {
    id: 'note',
    title: 'Note',
    titles: { en: 'Note', ko: '메모' },
    fields: [
      {
        id: 'status',
        label: 'Status',
        labels: { en: 'Status', ko: '상태' },
        type: 'choice',
        required: true,
        options: [{ value: 'yes', label: 'Yes', labels: { en: 'Yes', ko: '예' } }],
      },
      { id: 'why', label: 'Why', type: 'text', required: false },
    ],
  };
  const effect = () =>
    aTask({
      titles: { en: 'Call', ko: '전화' },
      form: form as unknown as JsonObject,
      guide: { bodies: { en: 'Say hello', ko: '인사하기' }, values: {} },
    });

  test('title, form and guide in the language that is asked for, else the workspace’s', async () => {
    const task = effect();
    await perform(createTasks, task);
    const { run } = operations();
    const read = (locale?: string) => run(getTask, { account: 'acme', task: task.id, locale });
    expect(await read('ko-KR')).toMatchObject({
      title: '전화',
      guide: '인사하기',
      form: {
        title: '메모',
        fields: [{ label: '상태', options: [{ value: 'yes', label: '예' }] }, { label: 'Why' }],
      },
    });
    expect(await read()).toMatchObject({ title: 'Call', guide: 'Say hello', form: { title: 'Note' } });
    await database.db.query(`insert into setting values ('workspace.locale', '"ko"', now())`);
    expect(await read()).toMatchObject({ title: '전화' });
    expect((await run(listTasks, {})).tasks).toMatchObject([{ title: '전화' }]);
    expect((await run(listTasks, { locale: 'fr' })).tasks).toMatchObject([{ title: 'Call' }]);
    await database.db.query('delete from setting');
  });
});
