import { z } from 'zod';
import { DAY, invalid, isoInstant, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { notOpen } from './complete-task.ts';
import { taskOrThrow } from './get-task.ts';
import { loadTogether, snoozeTasks } from './task-store.ts';

const LONGEST = 366 * DAY;

/** Puts a task off, with those that are shown as one with it; it stays as due as it was. */
export const snoozeTask = defineWrite({
  name: 'snooze-task',
  summary: 'Put an open task off until a time, with a reason; without a time it is back at once',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    task: z.uuid(),
    until: z.string().optional().describe('an instant like 2026-03-02T09:00Z; left out: the task is back'),
    reason: z.string().trim().min(1).max(500).optional(),
  }),
  output: z.object({ account: z.string(), task: z.string(), snoozed_until: z.string().optional() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, task: id, until: text, reason }) {
    const shard = shardOf(account);
    const task = await taskOrThrow(tx, shard, account, id);
    if (task.status !== 'open') throw notOpen(task);
    const until = text === undefined ? undefined : parseInstant(text);
    if (text !== undefined && (until === undefined || until <= at || until > at + LONGEST))
      throw invalid('bad-snooze', 'Give a time within the next year, like 2026-03-02T09:00Z.', { until: text });
    if (until !== undefined && reason === undefined)
      throw invalid('reason-needed', 'Say why it waits: whoever looks for it later reads that.', { field: 'reason' });
    const together = await loadTogether(tx, shard, task);
    await snoozeTasks(
      tx,
      shard,
      account,
      together.map((one) => one.id),
      until ?? null,
      until === undefined ? null : (reason ?? null),
    );
    const before = task.snoozedUntil === undefined ? null : isoInstant(task.snoozedUntil);
    const now = until === undefined ? {} : { snoozed_until: isoInstant(until) };
    changed({ task: task.kind, snoozed_until: before }, { task: task.kind, ...now, reason });
    const why = reason === undefined ? {} : { reason };
    const when = until === undefined ? {} : { until: isoInstant(until) };
    emit({ account, name: 'task.snoozed', properties: { task: id, kind: task.kind, by: actor.id, ...when, ...why } });
    return { account, task: id, ...now };
  },
});
