import { z } from 'zod';
import { notFound, type Uuid } from '#base';
import { AccountId, loadTextSources, nameOf } from '#domain/accounts';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { readGuide } from './guide.ts';
import type { Task } from './task.ts';
import { findTask, loadTogether } from './task-store.ts';
import { Locale, TaskView, viewTask } from './task-view.ts';

export const getTask = defineRead({
  name: 'get-task',
  summary: 'Show a task with its guide, its form and its answers',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, task: z.uuid(), locale: Locale }),
  output: TaskView,
  async run({ db, at, shardOf }, { account, task: id, locale: asked }) {
    const shard = shardOf(account);
    const task = await taskOrThrow(db, shard, account, id);
    const sources = await loadTextSources(db, shard, [account]);
    const locale = asked ?? sources.settings['workspace.locale'];
    const stored = sources.accounts.get(account);
    const guide = task.guide === undefined ? undefined : readGuide(task.guide, account, sources, locale);
    const together = await loadTogether(db, shard, task);
    return viewTask(task, {
      guide,
      together,
      locale,
      accountName: stored === undefined ? undefined : nameOf(stored),
      at,
    });
  },
});

export async function taskOrThrow(db: Queryable, shard: number, account: string, id: Uuid): Promise<Task> {
  const task = await findTask(db, shard, account, id);
  if (task !== undefined) return task;
  throw notFound('task-not-found', `Account ${account} has no task ${id}; list-tasks shows what is open.`, {
    account,
    task: id,
  });
}
