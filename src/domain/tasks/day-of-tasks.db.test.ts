import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, isoInstant, parseInstant } from '#base';
import { shardOf } from '#engine';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';

const START: Instant = parseInstant('2026-03-02T10:00:00Z') ?? 0;

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START);
  for (const [id, manager] of [['lead'], ['ada', 'lead'], ['bo', 'lead'], ['cy']] as const)
    await product.run('add-person', { id, name: id, email: `${id}@example.com`, roles: ['csm'], manager });
});
afterAll(() => product.close());
beforeEach(() => product.db.query('delete from task'));

let made = 0;
async function given(title: string, assignee: string | null, more: { due?: Instant; journey?: boolean } = {}) {
  const id = `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
  await product.db.query(
    `insert into task (shard, account, id, kind, title, assignee, created_at, due_at, status, enrollment)
     select shard, 'acme', $1, 'issue', $2, $3, now(), $4, 'open', $5 from shard where shard = $6`,
    [
      id,
      title,
      assignee,
      more.due === undefined ? null : isoInstant(more.due),
      more.journey === true ? id : null,
      SHARD,
    ],
  );
  return { account: 'acme', task: id };
}
const SHARD = shardOf('acme');
const titles = async (input: object) =>
  ((await product.run('list-tasks', input)).tasks as { title: string }[]).map(({ title }) => title);

describe('a snoozed task', () => {
  test('is left out until its time, says why it waits, and is as due as it was', async () => {
    const task = await given('Call', 'ada', { due: START - HOUR });
    await given('Write', 'ada');
    const until = isoInstant(START + DAY);
    await product.run('snooze-task', { ...task, until, reason: 'They are at a fair' });
    expect(await titles({ assignee: 'ada' })).toEqual(['Write']);
    const { tasks } = await product.run('list-tasks', { snoozed: 'only' });
    expect(tasks).toMatchObject([{ snoozed_until: until, snooze_reason: 'They are at a fair', overdue: true }]);
    await product.goTo(START + DAY + 1);
    expect(await titles({ assignee: 'ada' })).toEqual(['Call', 'Write']);
  });

  test('can be had back at once, and needs a reason and a time to come', async () => {
    const task = await given('Call', 'ada');
    const until = isoInstant(START + 9 * DAY);
    await expect(product.run('snooze-task', { ...task, until })).rejects.toMatchObject({ reason: 'reason-needed' });
    const past = { until: isoInstant(START - DAY), reason: 'late' };
    await expect(product.run('snooze-task', { ...task, ...past })).rejects.toMatchObject({ reason: 'bad-snooze' });
    await product.run('snooze-task', { ...task, until, reason: 'They are at a fair' });
    await product.run('snooze-task', task);
    expect(await titles({})).toEqual(['Call']);
  });
});

describe('that a task was completed', () => {
  test('can be taken back, and what is open counts again as it did', async () => {
    const task = await given('Put right', 'ada');
    await product.run('complete-task', task);
    expect(await titles({})).toEqual([]);
    await product.run('reopen-task', task);
    expect(await titles({})).toEqual(['Put right']);
    await product.run('complete-task', task);
    expect(await titles({ status: 'done' })).toEqual(['Put right']);
  });

  test('can’t be taken back where a journey has heard of it', async () => {
    const task = await given('Call', 'ada', { journey: true });
    await product.run('complete-task', task);
    await expect(product.run('reopen-task', task)).rejects.toMatchObject({ reason: 'journey-moved-on' });
  });

  test('is taken back also before the tick has heard of it', async () => {
    const task = await given('Put right', 'ada');
    // Both wait in the inbox together.
    await product.db.transaction(async (tx) => {
      await tx.query(
        `insert into inbox (shard, lane, account, received_at, event)
        select $1, 0, 'acme', now(), jsonb_build_object('key', gen_random_uuid(), 'name', name, 'source', source,
                                                         'properties', jsonb_build_object('task', $2::text, 'kind', 'issue'))
          from (values ('task.completed', 'complete-task'), ('task.reopened', 'reopen-task')) as told (name, source)`,
        [SHARD, task.task],
      );
    });
    await product.goTo(START + 20 * DAY);
    expect(await titles({})).toEqual(['Put right']);
  });
});

test('tasks are found by person, by nobody, by part of their title, and by the days on which they are due', async () => {
  await given('Call Ada’s', 'ada', { due: START + DAY });
  await given('Write Bo’s', 'bo', { due: START + 3 * DAY });
  await given('Of nobody', null);
  expect(await titles({ unassigned: true })).toEqual(['Of nobody']);
  expect(await titles({ search: 'write' })).toEqual(['Write Bo’s']);
  const days = { due_from: isoInstant(START + 2 * DAY), due_before: isoInstant(START + 4 * DAY) };
  expect(await titles(days)).toEqual(['Write Bo’s']);
  expect(await titles({ account: 'acme', limit: 500 })).toHaveLength(3);
  // The command line is no person of the team.
  expect(await titles({ whose: 'mine' })).toEqual([]);
});
