import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import { loadAssignees } from '#domain/accounts';
import { readStandIns } from '#domain/team';
import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import type { Form, Labels } from '#pure/playbook';
import type { TaskGuide } from './guide.ts';
import type { Task } from './task.ts';
import { insertTasks, loadGroupLeads } from './task-store.ts';

/** What a step asks for. */
interface TaskPayload {
  readonly task: string;
  readonly title: string;
  readonly titles?: Labels;
  readonly assign: readonly string[];
  readonly dueAt?: Instant;
  readonly guide?: TaskGuide;
  readonly form?: Form;
  readonly stays?: true;
  readonly group?: string;
  readonly concerns?: string | null;
  /** Who does the work of a role that nobody has. */
  readonly standIns?: JsonObject;
}

/**
 * `task`: gives work to the person who has the role. The task's id is the effect's. One of a group goes to whoever has
 * the open ones of that group, with which it is shown and done.
 */
export const createTasks: EffectHandler = {
  kind: 'task',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const assigneeOf = await loadAssignees(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const asked = rows.map((row) => ({ row, payload: readPayload(row.payload) }));
    const leads = await loadGroupLeads(
      tx,
      shard,
      asked.flatMap(({ row: { account }, payload }) =>
        payload?.group === undefined ? [] : [{ account, group: payload.group }],
      ),
    );
    const tasks = new Map<Uuid, Task>();
    for (const { row, payload } of asked) {
      if (payload === undefined) continue;
      const lead = payload.group === undefined ? undefined : leads.get(keyOf(row.account, payload.group));
      const assignee =
        lead === undefined
          ? assigneeOf(row.account, payload.assign, readStandIns(payload.standIns))?.id
          : (lead.assignee ?? undefined);
      const task = taskOf(row, payload, assignee);
      tasks.set(row.id, task);
      // Another of the same group in this batch goes to the same person.
      if (task.group !== undefined && lead === undefined) {
        leads.set(keyOf(row.account, task.group), { assignee: assignee ?? null });
      }
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

const keyOf = (account: string, group: string): string => JSON.stringify([account, group]);

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
    ...(payload.guide === undefined ? {} : { guide: withStandIns(payload.guide, payload.standIns) }),
    ...(payload.form === undefined ? {} : { form: payload.form }),
    ...(payload.titles === undefined ? {} : { titles: payload.titles }),
    ...(payload.stays === true ? { stays: true } : {}),
    ...(typeof payload.group === 'string' ? { group: payload.group } : {}),
    ...(typeof payload.concerns === 'string' ? { concerns: payload.concerns } : {}),
    createdAt: row.at,
    ...(typeof payload.dueAt === 'number' ? { dueAt: payload.dueAt } : {}),
    status: 'open',
  };
}

function withStandIns(guide: TaskGuide, standIns: JsonObject | undefined): TaskGuide {
  return standIns === undefined ? guide : { ...guide, standIns };
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
