import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import { loadAssignees } from '#domain/accounts';
import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import type { Form } from '#pure/playbook';
import type { TaskGuide } from './guide.ts';
import type { Task } from './task.ts';
import { insertTasks } from './task-store.ts';

/** What a step asks for. */
interface TaskPayload {
  readonly task: string;
  readonly title: string;
  readonly assign: readonly string[];
  readonly dueAt?: Instant;
  readonly guide?: TaskGuide;
  readonly form?: Form;
}

/** `task`: gives work to the person who has the role. The task's id is the effect's. */
export const createTasks: EffectHandler = {
  kind: 'task',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const assigneeOf = await loadAssignees(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const tasks = new Map<Uuid, Task>();
    for (const row of rows) {
      const payload = readPayload(row.payload);
      if (payload !== undefined) tasks.set(row.id, taskOf(row, payload, assigneeOf(row.account, payload.assign)?.id));
    }
    if (tasks.size > 0) await insertTasks(tx, shard, [...tasks.values()]);
    return rows.map(({ id, payload }): EffectOutcome => {
      const task = tasks.get(id);
      if (task !== undefined) {
        return { id, done: true, events: [{ name: 'task.created', properties: createdProperties(task) }] };
      }
      const message = `The step does not say what to do and who does it: ${JSON.stringify(payload).slice(0, 200)}`;
      return { id, done: false, reason: 'task-unreadable', message };
    });
  },
};

/** Refused rather than failed: one step that can't be read must not stop its shard. */
function readPayload(payload: JsonObject): TaskPayload | undefined {
  const { task, title, assign } = payload;
  if (typeof task !== 'string' || typeof title !== 'string' || !Array.isArray(assign)) return undefined;
  // Guide and form are the playbook's own, put there by the engine.
  return payload as JsonObject & TaskPayload;
}

function taskOf(row: EffectRow, payload: TaskPayload, assignee: string | undefined): Task {
  const role = payload.assign[0];
  return {
    id: row.id,
    account: row.account,
    kind: payload.task,
    title: payload.title,
    playbook: row.playbook,
    version: row.version,
    ...(row.enrollment === undefined ? {} : { enrollment: row.enrollment }),
    ...(row.step === undefined ? {} : { step: row.step }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(role === undefined ? {} : { role }),
    ...(payload.guide === undefined ? {} : { guide: payload.guide }),
    ...(payload.form === undefined ? {} : { form: payload.form }),
    createdAt: row.at,
    ...(typeof payload.dueAt === 'number' ? { dueAt: payload.dueAt } : {}),
    status: 'open',
  };
}

/** What `task.created` says. */
export function createdProperties(task: Task): JsonObject {
  return {
    task: task.id,
    kind: task.kind,
    ...(task.enrollment === undefined ? {} : { enrollment: task.enrollment }),
    ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
    ...(task.dueAt === undefined ? {} : { due_at: isoInstant(task.dueAt) }),
  };
}
