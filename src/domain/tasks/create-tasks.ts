import { type Instant, isoInstant, type JsonObject } from '#base';
import { loadAssignees } from '#domain/accounts';
import type { EffectHandler, EffectRow } from '#engine';
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
    const tasks = rows.map((row): Task => {
      // The engine builds the payload from the step's own definition and the playbook's form.
      const payload = row.payload as JsonObject & TaskPayload;
      const assignee = assigneeOf(row.account, payload.assign)?.id;
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
    });
    await insertTasks(tx, shard, tasks);
    return tasks.map((task) => ({
      id: task.id,
      done: true,
      events: [{ name: 'task.created', properties: createdProperties(task) }],
    }));
  },
};

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
