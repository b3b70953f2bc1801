import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { Form } from '#pure/playbook';
import type { TaskGuide } from './guide.ts';
import type { Task } from './task.ts';

interface TaskRow {
  readonly account: string;
  readonly id: Uuid;
  readonly kind: string;
  readonly title: string;
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
  readonly answers: JsonObject | null;
  readonly done_at: Instant | null;
  readonly done_by: string | null;
}

const COLUMNS =
  'account, id, kind, title, playbook, version, enrollment, step, assignee, role, guide, form, created_at, due_at, status';

/** Adds tasks; one whose id is there already stays as it is, so that a repeated tick makes no second. */
export async function insertTasks(tx: Tx, shard: number, tasks: readonly Task[]): Promise<void> {
  const rows = tasks.map(({ createdAt, dueAt, ...task }) => ({
    ...task,
    created_at: isoInstant(createdAt),
    due_at: dueAt === undefined ? null : isoInstant(dueAt),
  }));
  await tx.query(
    `insert into task (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id uuid, kind text, title text, playbook text, version text, enrollment uuid, step text,
             assignee text, role text, guide jsonb, form jsonb, created_at timestamptz(3), due_at timestamptz(3),
             status text)
         on conflict do nothing`,
    [shard, JSON.stringify(rows)],
  );
}

export async function findTask(db: Queryable, shard: number, account: string, id: Uuid): Promise<Task | undefined> {
  const [row] = await db.query<TaskRow>(
    `select ${COLUMNS}, answers, done_at, done_by from task where shard = $1 and account = $2 and id = $3`,
    [shard, account, id],
  );
  return row === undefined ? undefined : taskOf(row);
}

export async function storeCompletion(
  tx: Tx,
  shard: number,
  task: Task,
  done: { readonly answers: JsonObject; readonly at: Instant; readonly by: string },
): Promise<void> {
  await tx.query(
    `update task set status = 'done', answers = $4::jsonb, done_at = $5, done_by = $6
      where shard = $1 and account = $2 and id = $3`,
    [shard, task.account, task.id, JSON.stringify(done.answers), timestamp(done.at), done.by],
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

export async function cancelOpenTasks(
  tx: Tx,
  shard: number,
  scopes: readonly TaskScope[],
): Promise<readonly CancelledTask[]> {
  return await tx.query<CancelledTask>(
    `update task set status = 'cancelled'
      where shard = $1 and status = 'open'
        and exists (select from unnest($2::text[], $3::uuid[], $4::text[]) as scope (account, enrollment, step)
                     where scope.account = task.account and scope.enrollment = task.enrollment
                       and (scope.step is null or scope.step = task.step))
  returning account, id, kind, enrollment, step`,
    [
      shard,
      scopes.map((one) => one.account),
      scopes.map((one) => one.enrollment),
      scopes.map((one) => one.step ?? null),
    ],
  );
}

export async function cancelOneTask(tx: Tx, shard: number, task: Task): Promise<void> {
  await tx.query(`update task set status = 'cancelled' where shard = $1 and account = $2 and id = $3`, [
    shard,
    task.account,
    task.id,
  ]);
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
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.answers === null ? {} : { answers: row.answers }),
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
    ...(row.done_by === null ? {} : { doneBy: row.done_by }),
  };
}
