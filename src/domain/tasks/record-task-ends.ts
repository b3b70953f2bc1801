import type { JsonObject } from '#base';
import type { LogEvent, Recorder } from '#engine';
import { REOPEN } from './task-events.ts';
import { endTasks, reopenTasks, type TaskEnd } from './task-store.ts';

/**
 * Ends tasks of which events say that they are done or no longer wanted: whoever approves a document or answers in
 * another system has done the task by that. What its own operations have ended stays as they left it; one that was
 * opened again before the tick had heard of its end is opened again after it.
 */
export const recordTaskEnds: Recorder = {
  events: ['task.completed', 'task.cancelled', 'task.reopened'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const ends = new Map<string, TaskEnd>();
    const reopened = new Map<string, { account: string; id: string }>();
    for (const event of events) {
      const again = reopenedIn(event);
      if (again !== undefined) {
        ends.delete(again.id);
        reopened.set(again.id, again);
      }
      const end = endIn(event);
      // Of two ends of one task the first one ended it.
      if (end !== undefined && !ends.has(end.id)) ends.set(end.id, end);
    }
    if (reopened.size > 0)
      await reopenTasks(
        tx,
        shard,
        [...reopened.values()].filter(({ id }) => !ends.has(id)),
      );
    if (ends.size > 0) await endTasks(tx, shard, [...ends.values()]);
  },
};

function reopenedIn({ account, name, source, properties: { task: id } }: LogEvent) {
  // Others may end a task, but only our own operation opens one again.
  if (name !== 'task.reopened' || source !== REOPEN || typeof id !== 'string' || !UUID.test(id)) return undefined;
  return { account, id };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function endIn({ account, name, source, properties, occurredAt: at }: LogEvent): TaskEnd | undefined {
  if (name === 'task.reopened') return undefined;
  // What `task.cancel` tells of it has done already.
  if (name === 'task.cancelled' && source === 'perennial') return undefined;
  const { task: id, answers, by } = properties;
  if (typeof id !== 'string' || !UUID.test(id)) return undefined;
  if (name === 'task.cancelled') return { account, id, status: 'cancelled' };
  const given = answers !== null && typeof answers === 'object' && !Array.isArray(answers) ? answers : {};
  // An object that is no array: a JSON object.
  return { account, id, status: 'done', answers: given as JsonObject, at, by: typeof by === 'string' ? by : undefined };
}
