import type { JsonObject } from '#base';
import type { LogEvent, Recorder } from '#engine';
import { endTasks, type TaskEnd } from './task-store.ts';

/**
 * Ends tasks of which events say that they are done or no longer wanted: whoever approves a document or answers in
 * another system has done the task by that. What its own operations have ended stays as they left it.
 */
export const recordTaskEnds: Recorder = {
  events: ['task.completed', 'task.cancelled'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const ends = new Map<string, TaskEnd>();
    for (const event of events) {
      const end = endIn(event);
      // Of two ends of one task the first one ended it.
      if (end !== undefined && !ends.has(end.id)) ends.set(end.id, end);
    }
    if (ends.size > 0) await endTasks(tx, shard, [...ends.values()]);
  },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function endIn({ account, name, source, properties, occurredAt: at }: LogEvent): TaskEnd | undefined {
  // What `task.cancel` tells of it has done already.
  if (name === 'task.cancelled' && source === 'perennial') return undefined;
  const { task: id, answers, by } = properties;
  if (typeof id !== 'string' || !UUID.test(id)) return undefined;
  if (name === 'task.cancelled') return { account, id, status: 'cancelled' };
  const given = answers !== null && typeof answers === 'object' && !Array.isArray(answers) ? answers : {};
  // An object that is no array: a JSON object.
  return { account, id, status: 'done', answers: given as JsonObject, at, by: typeof by === 'string' ? by : undefined };
}
