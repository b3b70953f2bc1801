import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { notOpen } from './complete-task.ts';
import { taskOrThrow } from './get-task.ts';
import { cancelOneTask } from './task-store.ts';

export const cancelTask = defineWrite({
  name: 'cancel-task',
  summary: 'Cancel an open task',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, task: z.uuid(), reason: z.string().min(1).max(2000).optional() }),
  output: z.object({ account: z.string(), task: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit }, { account, task: id, reason }) {
    const shard = shardOf(account);
    const task = await taskOrThrow(tx, shard, account, id);
    if (task.status !== 'open') throw notOpen(task);
    await cancelOneTask(tx, shard, task);
    const properties = {
      task: id,
      kind: task.kind,
      ...(task.enrollment === undefined ? {} : { enrollment: task.enrollment }),
      ...(task.step === undefined ? {} : { step: task.step }),
      ...(reason === undefined ? {} : { reason }),
    };
    emit({ account, name: 'task.cancelled', properties, id: `cancelled ${id}` });
    return { account, task: id };
  },
});
