import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { taskOrThrow } from './get-task.ts';
import { nextStepIds } from './next-steps.ts';
import { mayReopen } from './task.ts';
import { REOPEN } from './task-events.ts';
import { endTasks, reopenTasks } from './task-store.ts';

/** Takes back that a task was done; the next steps that came of it go with it. Of a journey's it can't be taken back. */
export const reopenTask = defineWrite({
  name: REOPEN,
  summary: 'Open a task again that was completed, where no journey has heard of it',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, task: z.uuid() }),
  output: z.object({ account: z.string(), task: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, task: id }) {
    const shard = shardOf(account);
    const task = await taskOrThrow(tx, shard, account, id);
    if (task.status !== 'done') {
      throw conflict('task-not-done', `Task ${id} (${task.title}) is ${task.status}: only a completed one is opened.`, {
        task: id,
        name: task.title,
        state: task.status,
      });
    }
    if (!mayReopen(task)) {
      throw conflict(
        'journey-moved-on',
        'The journey that asked for this task has heard that it is done and has gone on. Note what is different on the account instead.',
        { task: id },
      );
    }
    await reopenTasks(tx, shard, [{ account, id }]);
    await endTasks(
      tx,
      shard,
      nextStepIds(task).map((step) => ({ account, id: step, status: 'cancelled', byHand: at })),
    );
    changed({ task: task.kind, status: 'done', answers: task.answers }, { task: task.kind, status: 'open' });
    const properties = { task: id, kind: task.kind, by: actor.id };
    emit({ account, name: 'task.reopened', properties });
    return { account, task: id };
  },
});
