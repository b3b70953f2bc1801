import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { notOpen } from './complete-task.ts';
import { taskOrThrow } from './get-task.ts';
import { reviewOf } from './review.ts';
import { endTasks, loadTogether } from './task-store.ts';

export const cancelTask = defineWrite({
  name: 'cancel-task',
  summary: 'Cancel an open task, with those that are shown as one with it',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, task: z.uuid(), reason: z.string().min(1).max(2000).optional() }),
  output: z.object({ account: z.string(), task: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, task: id, reason }) {
    const shard = shardOf(account);
    const task = await taskOrThrow(tx, shard, account, id);
    if (task.status !== 'open') throw notOpen(task);
    const review = reviewOf(task);
    // The journey waits for what is looked at, or a customer does: nothing else would ask for it again.
    if (review !== undefined) {
      throw conflict('review-needed', `Task ${id} is a review, which is not cancelled. ${review.otherwise}`, {
        task: id,
        name: task.title,
        kind: task.kind,
      });
    }
    const together = await loadTogether(tx, shard, task);
    await endTasks(
      tx,
      shard,
      together.map((one) => ({ account, id: one.id, status: 'cancelled', byHand: at })),
    );
    changed({ task: task.kind, status: 'open' }, { task: task.kind, status: 'cancelled', reason });
    for (const { id: own, kind, enrollment, step } of together) {
      const properties = {
        task: own,
        kind,
        ...(enrollment === undefined ? {} : { enrollment }),
        ...(step === undefined ? {} : { step }),
        ...(reason === undefined ? {} : { reason }),
      };
      emit({ account, name: 'task.cancelled', properties, id: `cancelled ${own}` });
    }
    return { account, task: id };
  },
});
