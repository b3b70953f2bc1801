import type { Instant, JsonObject, Uuid } from '#base';
import { column, manyRows, type Queryable, type Tx, timestamp } from '#platform/db';
import type { Form, Labels } from '#pure/playbook';
import type { TaskGuide } from './guide.ts';
import type { Task } from './task.ts';

interface TaskRow {
  readonly account: string;
  readonly id: Uuid;
  readonly kind: string;
  readonly title: string;
  readonly titles: Labels | null;
  readonly playbook: string | null;
  readonly version: string | null;
  readonly enrollment: Uuid | null;
  readonly step: string | null;
  readonly assignee: string | null;
  readonly role: string | null;
  readonly guide: TaskGuide | null;
  readonly form: Form | null;
  readonly created_at: Instant;
  readonly due_at: Instant | null;
  readonly status: Task['status'];
  readonly stays: boolean;
  readonly task_group: string | null;
  readonly concerns: string | null;
  readonly answers: JsonObject | null;
  readonly done_at: Instant | null;
  readonly done_by: string | null;
  readonly snoozed_until: Instant | null;
  readonly snooze_reason: string | null;
}

const COLUMNS =
  'account, id, kind, title, titles, playbook, version, enrollment, step, assignee, role, guide, form, created_at, ' +
  'due_at, status, stays, task_group, concerns';

const { flag, instant, json, text, uuid } = column;

/** Adds tasks; one whose id is there already stays as it is, so that a repeated tick makes no second. */
export const insertTasks = manyRows<Task>(
  {
    account: text((task) => task.account),
    id: uuid((task) => task.id),
    kind: text((task) => task.kind),
    title: text((task) => task.title),
    titles: json((task) => task.titles),
    playbook: text((task) => task.playbook),
    version: text((task) => task.version),
    enrollment: uuid((task) => task.enrollment),
    step: text((task) => task.step),
    assignee: text((task) => task.assignee),
    role: text((task) => task.role),
    guide: json((task) => task.guide),
    form: json((task) => task.form),
    created_at: instant((task) => task.createdAt),
    due_at: instant((task) => task.dueAt),
    status: text((task) => task.status),
    stays: flag((task) => task.stays ?? false),
    task_group: text((task) => task.group),
    concerns: text((task) => task.concerns),
  },
  (rows) =>
    `insert into task (shard, ${COLUMNS})
     select $1, account, id, kind, title, titles::jsonb, playbook, version, enrollment, step, assignee, role, guide::jsonb,
            form::jsonb, created_at, due_at, status, stays, task_group, concerns
       from ${rows}
         on conflict do nothing`,
);

export async function findTask(db: Queryable, shard: number, account: string, id: Uuid): Promise<Task | undefined> {
  const [row] = await db.query<TaskRow>(
    `select ${COLUMNS}, answers, done_at, done_by, snoozed_until, snooze_reason from task where shard = $1 and account = $2 and id = $3`,
    [shard, account, id],
  );
  return row === undefined ? undefined : taskOf(row);
}

/** The open tasks that are shown and done with one: those of its group, or it alone. In the order of their making. */
export async function loadTogether(db: Queryable, shard: number, task: Task): Promise<readonly Task[]> {
  if (task.group === undefined || task.status !== 'open') return [task];
  const rows = await db.query<TaskRow>(
    `select ${COLUMNS}, answers, done_at, done_by, snoozed_until, snooze_reason from task
      where shard = $1 and account = $2 and task_group = $3 and status = 'open'
      order by created_at, id`,
    [shard, task.account, task.group],
  );
  return rows.map(taskOf);
}

/** Who has the open tasks of some groups, by JSON of [account, group]. */
export async function loadGroupLeads(
  db: Queryable,
  shard: number,
  groups: readonly { readonly account: string; readonly group: string }[],
): Promise<Map<string, { readonly assignee: string | null }>> {
  if (groups.length === 0) return new Map();
  const rows = await db.query<{ account: string; task_group: string; assignee: string | null }>(
    `select distinct on (account, task_group) account, task_group, assignee from task
      where shard = $1 and status = 'open'
        and (account, task_group) in (select * from unnest($2::text[], $3::text[]))
      order by account, task_group, created_at, id`,
    [shard, groups.map((one) => one.account), groups.map((one) => one.group)],
  );
  return new Map(
    rows.map(({ account, task_group, assignee }) => [JSON.stringify([account, task_group]), { assignee }]),
  );
}

/**
 * The ids of the tasks of one kind that are open for ticks, by account; accounts without any are left out. What a person
 * has ended is open until the tick has come to it: events that came in before must find it as it was.
 */
export async function loadOpenTasks(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
  kind: string,
): Promise<Map<string, readonly Uuid[]>> {
  const rows = await db.query<{ account: string; ids: readonly Uuid[] }>(
    `select account, array_agg(id::text order by created_at, id) as ids
       from (select account, id, created_at from task
              where shard = $1 and account = any($2::text[]) and kind = $3 and status = 'open'
             union all
             select task.account, task.id, task.created_at
               from account_state state
               join task on task.shard = state.shard and task.account = state.account
              where state.shard = $1 and state.account = any($2::text[])
                and task.kind = $3 and task.status <> 'open' and task.ended_at > state.last_at) as open
      group by account`,
    [shard, [...accounts], kind],
  );
  return new Map(rows.map(({ account, ids }) => [account, ids]));
}

/** That an open task is done, or no longer wanted; `byHand`: when a person said so, of which ticks have yet to hear. */
export type TaskEnd = { readonly account: string; readonly id: Uuid; readonly byHand?: Instant } & (
  | { readonly status: 'done'; readonly answers: JsonObject; readonly at: Instant; readonly by: string | undefined }
  | { readonly status: 'cancelled' }
);

/** Ends tasks that are open; others stay as they are. */
export async function endTasks(tx: Tx, shard: number, ends: readonly TaskEnd[]): Promise<void> {
  const rows = ends.map((end) => ({
    account: end.account,
    id: end.id,
    status: end.status,
    answers: end.status === 'done' ? end.answers : null,
    done_at: end.status === 'done' ? timestamp(end.at) : null,
    done_by: end.status === 'done' ? (end.by ?? null) : null,
    ended_at: end.byHand === undefined ? null : timestamp(end.byHand),
  }));
  await tx.query(
    `update task
        set status = said.status, answers = said.answers, done_at = said.done_at, done_by = said.done_by,
            ended_at = said.ended_at
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id uuid, status text, answers jsonb, done_at timestamptz(3), done_by text,
             ended_at timestamptz(3))
      where task.shard = $1 and task.account = said.account and task.id = said.id and task.status = 'open'`,
    [shard, JSON.stringify(rows)],
  );
}

/** Puts open tasks off until an instant; null: they are back. */
export async function snoozeTasks(
  tx: Tx,
  shard: number,
  account: string,
  ids: readonly Uuid[],
  until: Instant | null,
  reason: string | null,
): Promise<void> {
  await tx.query(
    `update task set snoozed_until = $4, snooze_reason = $5
      where shard = $1 and account = $2 and id = any($3::uuid[]) and status = 'open'`,
    [shard, account, ids, until === null ? null : timestamp(until), reason],
  );
}

/** Opens tasks again that were done; others stay as they are. */
export async function reopenTasks(
  tx: Tx,
  shard: number,
  tasks: readonly { readonly account: string; readonly id: Uuid }[],
): Promise<void> {
  await tx.query(
    `update task set status = 'open', answers = null, done_at = null, done_by = null, ended_at = null
       from unnest($2::text[], $3::uuid[]) as said (account, id)
      where task.shard = $1 and task.account = said.account and task.id = said.id and task.status = 'done'`,
    [shard, tasks.map(({ account }) => account), tasks.map(({ id }) => id)],
  );
}

/** Whose open tasks to cancel: all of an enrollment, or those of one of its steps. */
export interface TaskScope {
  readonly account: string;
  readonly enrollment: Uuid;
  readonly step: string | undefined;
}

export interface CancelledTask {
  readonly account: string;
  readonly id: Uuid;
  readonly kind: string;
  readonly enrollment: Uuid;
  readonly step: string | null;
}

/** In the order of their ids, so that what is told of them does not depend on where their rows lie. */
export async function cancelOpenTasks(
  tx: Tx,
  shard: number,
  scopes: readonly TaskScope[],
): Promise<readonly CancelledTask[]> {
  const whole = scopes.filter(({ step }) => step === undefined);
  const ofSteps = scopes.flatMap(({ enrollment, step }) => (step === undefined ? [] : [`${enrollment} ${step}`]));
  // Account by account, and which are open is asked outside: whatever the planner knows of the table when it plans, it
  // reads the tasks of these accounts by their key, and not all open ones for each.
  const open = await tx.query<CancelledTask>(
    `select account, id, kind, enrollment, step
       from unnest($2::text[]) as chosen(account),
            lateral (select id, kind, enrollment, step, status, stays from task
                      where shard = $1 and task.account = chosen.account
                     offset 0) as found
      where status = 'open' and not stays
        and (enrollment = any($3::uuid[]) or enrollment || ' ' || step = any($4::text[]))`,
    [shard, [...new Set(scopes.map(({ account }) => account))], whole.map(({ enrollment }) => enrollment), ofSteps],
  );
  if (open.length === 0) return [];
  const cancelled = await tx.query<CancelledTask>(
    `update task set status = 'cancelled'
       from unnest($2::text[], $3::uuid[]) as open (account, id)
      where shard = $1 and task.account = open.account and task.id = open.id and status = 'open'
  returning task.account, task.id, kind, enrollment, step`,
    [shard, open.map(({ account }) => account), open.map(({ id }) => id)],
  );
  return [...cancelled].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function taskOf(row: TaskRow): Task {
  const { account, id, kind, title, created_at: createdAt, status } = row;
  return {
    account,
    id,
    kind,
    title,
    createdAt,
    status,
    ...(row.playbook === null ? {} : { playbook: row.playbook }),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.enrollment === null ? {} : { enrollment: row.enrollment }),
    ...(row.step === null ? {} : { step: row.step }),
    ...(row.assignee === null ? {} : { assignee: row.assignee }),
    ...(row.role === null ? {} : { role: row.role }),
    ...(row.guide === null ? {} : { guide: row.guide }),
    ...(row.form === null ? {} : { form: row.form }),
    ...(row.titles === null ? {} : { titles: row.titles }),
    ...(row.stays ? { stays: true } : {}),
    ...(row.task_group === null ? {} : { group: row.task_group }),
    ...(row.concerns === null ? {} : { concerns: row.concerns }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.answers === null ? {} : { answers: row.answers }),
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
    ...(row.done_by === null ? {} : { doneBy: row.done_by }),
    ...(row.snoozed_until === null ? {} : { snoozedUntil: row.snoozed_until }),
    ...(row.snooze_reason === null ? {} : { snoozeReason: row.snooze_reason }),
  };
}
