import { type Instant, isoInstant } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { Labels } from '#pure/playbook';
import type { Task } from './task.ts';

export interface TaskFilter {
  readonly status: Task['status'] | undefined;
  /** Of one of these people; null: of nobody. */
  readonly assignees?: readonly string[] | null | undefined;
  /** Only of these accounts. */
  readonly accounts?: readonly string[] | undefined;
  readonly account?: { readonly shard: number; readonly id: string } | undefined;
  readonly kind?: string | undefined;
  /** Part of what is to be done or of the account's name. */
  readonly search?: string | undefined;
  /** Only what is due from this instant on. */
  readonly dueFrom?: Instant | undefined;
  /** Only what was due before this instant. */
  readonly dueBefore?: Instant | undefined;
  /** What is snoozed at an instant: left out, or nothing else. */
  readonly snoozed?: { readonly at: Instant; readonly only: boolean } | undefined;
  readonly after?: TaskPosition | undefined;
  readonly limit: number;
}

/** Where a page ended: by due time (`infinity` for none), then by id. */
export interface TaskPosition {
  readonly due: string;
  readonly id: string;
}

export interface ListedTask extends Pick<Task, 'id' | 'account' | 'kind' | 'title' | 'createdAt' | 'status'> {
  readonly titles: Labels | null;
  /** What the open tasks of its group ask for, in the order of their making; null for one alone. */
  readonly together: readonly Pick<Task, 'title' | 'titles'>[] | null;
  readonly concerns: string | null;
  readonly assignee: string | null;
  readonly dueAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly snoozedUntil: Instant | null;
  readonly snoozeReason: string | null;
  readonly playbook: string | null;
  readonly enrollment: string | null;
  readonly formFields: number | null;
  readonly hasGuide: boolean;
  readonly accountName: string | null;
}

/** Tasks of all shards by due time, what has none last; of the open ones of a group only the first. */
export async function listTaskPage(db: Queryable, filter: TaskFilter): Promise<readonly ListedTask[]> {
  const { values, where } = conditionsOf(filter);
  return await db.query<ListedTask>(
    `select task.id, task.account, task.kind, task.title, task.titles, task.assignee, task.concerns, task.playbook,
            task.enrollment, task.created_at as "createdAt", task.due_at as "dueAt", task.done_at as "doneAt",
            task.status, task.snoozed_until as "snoozedUntil", task.snooze_reason as "snoozeReason",
            jsonb_array_length(task.form -> 'fields') as "formFields", task.guide is not null as "hasGuide",
            account.name as "accountName",
            case when task.task_group is not null and task.status = 'open' then
              (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('title', one.title, 'titles', one.titles))
                                order by one.created_at, one.id)
                 from task one
                where one.shard = task.shard and one.account = task.account and one.task_group = task.task_group
                  and one.status = 'open')
            end as together
       from task left join account on account.shard = task.shard and account.id = task.account
      where ${where}
      order by coalesce(task.due_at, 'infinity'), task.id
      limit $1`,
    [filter.limit, ...values],
  );
}

/** How many tasks there are, at most `limit`. */
export async function countTasks(db: Queryable, filter: TaskFilter): Promise<number> {
  const { values, where } = conditionsOf(filter);
  const [row] = await db.query<{ count: number }>(
    `select count(*)::integer as count
       from (select from task left join account on account.shard = task.shard and account.id = task.account
              where ${where} limit $1) as found`,
    [filter.limit, ...values],
  );
  return row?.count ?? 0;
}

const FIRST_OF_GROUP = `(task.task_group is null or task.status <> 'open' or not exists (
              select from task one
               where one.shard = task.shard and one.account = task.account and one.task_group = task.task_group
                 and one.status = 'open'
                 and (coalesce(one.due_at, 'infinity'), one.id) < (coalesce(task.due_at, 'infinity'), task.id)))`;

/** Only what is asked stands in the statement: with all of it optional no index would be used. The first value is $2. */
function conditionsOf(filter: TaskFilter): { values: unknown[]; where: string } {
  const { status, assignees, accounts, account, kind, search, dueFrom, dueBefore, snoozed, after } = filter;
  const values: unknown[] = [];
  const conditions = [FIRST_OF_GROUP];
  const value = (one: unknown): string => `$${values.push(one) + 1}`;
  // Said as it is, so that the index of the open ones fits.
  if (status !== undefined) conditions.push(`task.status = '${status}'`);
  if (assignees === null) conditions.push('task.assignee is null');
  else if (assignees?.length === 1) conditions.push(`task.assignee = ${value(assignees[0])}`);
  else if (assignees !== undefined) conditions.push(`task.assignee = any(${value([...assignees])}::text[])`);
  if (accounts !== undefined) conditions.push(`task.account = any(${value([...accounts])}::text[])`);
  if (account !== undefined)
    conditions.push(`task.shard = ${value(account.shard)} and task.account = ${value(account.id)}`);
  if (kind !== undefined) conditions.push(`task.kind = ${value(kind)}`);
  if (search !== undefined) {
    const pattern = value(`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(task.title ilike ${pattern} or account.name ilike ${pattern} or task.account ilike ${pattern})`);
  }
  if (dueFrom !== undefined) conditions.push(`coalesce(task.due_at, 'infinity') >= ${value(timestamp(dueFrom))}`);
  if (dueBefore !== undefined) conditions.push(`coalesce(task.due_at, 'infinity') < ${value(timestamp(dueBefore))}`);
  if (snoozed !== undefined) {
    const at = value(timestamp(snoozed.at));
    conditions.push(
      snoozed.only ? `task.snoozed_until > ${at}` : `(task.snoozed_until is null or task.snoozed_until <= ${at})`,
    );
  }
  if (after !== undefined)
    conditions.push(
      `(coalesce(task.due_at, 'infinity'), task.id) > (${value(after.due)}::timestamptz, ${value(after.id)}::uuid)`,
    );
  return { values, where: conditions.join('\n        and ') };
}

export const positionOf = (task: Pick<ListedTask, 'dueAt' | 'id'>): TaskPosition => ({
  due: task.dueAt === null ? 'infinity' : isoInstant(task.dueAt),
  id: task.id,
});
