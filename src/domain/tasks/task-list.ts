import { type Instant, isoInstant } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { Labels } from '#pure/playbook';
import type { Task } from './task.ts';

export interface TaskFilter {
  readonly status: Task['status'] | undefined;
  readonly assignee: string | undefined;
  readonly account: string | undefined;
  /** Only what was due before this instant. */
  readonly dueBefore: Instant | undefined;
  readonly after: TaskPosition | undefined;
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
  readonly accountName: string | null;
}

/** Tasks of all shards by due time, what has none last; of the open ones of a group only the first. */
export async function listTaskPage(db: Queryable, filter: TaskFilter): Promise<readonly ListedTask[]> {
  const { status, assignee, account, dueBefore, after, limit } = filter;
  return await db.query<ListedTask>(
    `select task.id, task.account, task.kind, task.title, task.titles, task.assignee, task.concerns,
            task.created_at as "createdAt", task.due_at as "dueAt", task.status, account.name as "accountName",
            case when task.task_group is not null and task.status = 'open' then
              (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('title', one.title, 'titles', one.titles))
                                order by one.created_at, one.id)
                 from task one
                where one.shard = task.shard and one.account = task.account and one.task_group = task.task_group
                  and one.status = 'open')
            end as together
       from task left join account on account.shard = task.shard and account.id = task.account
      where ($1::text is null or task.status = $1)
        and ($2::text is null or task.assignee = $2)
        and ($3::text is null or task.account = $3)
        and ($4::timestamptz is null or task.due_at < $4)
        and ($5::timestamptz is null or (coalesce(task.due_at, 'infinity'), task.id) > ($5, $6::uuid))
        and (task.task_group is null or task.status <> 'open' or not exists (
              select from task one
               where one.shard = task.shard and one.account = task.account and one.task_group = task.task_group
                 and one.status = 'open'
                 and (coalesce(one.due_at, 'infinity'), one.id) < (coalesce(task.due_at, 'infinity'), task.id)))
      order by coalesce(task.due_at, 'infinity'), task.id
      limit $7`,
    [
      status ?? null,
      assignee ?? null,
      account ?? null,
      dueBefore === undefined ? null : timestamp(dueBefore),
      after?.due ?? null,
      after?.id ?? null,
      limit,
    ],
  );
}

export const positionOf = (task: ListedTask): TaskPosition => ({
  due: task.dueAt === null ? 'infinity' : isoInstant(task.dueAt),
  id: task.id,
});
