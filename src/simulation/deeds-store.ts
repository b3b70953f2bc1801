import type { Json, Uuid } from '#base';
import { shardOf } from '#engine';
import { type Db, timestamp } from '#platform/db';

export interface DoneTask {
  readonly account: string;
  readonly id: Uuid;
  readonly answers: Json;
  readonly at: number;
}

/** Closes tasks as `complete-task` does, those of a shard in one statement; answers with how many were open. */
export async function closeTasks(db: Db, tasks: readonly DoneTask[]): Promise<number> {
  let closed = 0;
  const shards = new Map<number, DoneTask[]>();
  for (const task of tasks) shards.set(shardOf(task.account), [...(shards.get(shardOf(task.account)) ?? []), task]);
  for (const [shard, done] of shards) {
    const rows = done.map(({ at, ...task }) => ({ ...task, at: timestamp(at) }));
    const changed = await db.query(
      `update task set status = 'done', answers = said.answers, done_at = said.at, done_by = 'simulation'
         from jsonb_to_recordset($2::jsonb) as said(account text, id uuid, answers jsonb, at timestamptz)
        where task.shard = $1 and task.account = said.account and task.id = said.id and task.status = 'open'
       returning task.id`,
      [shard, JSON.stringify(rows)],
    );
    closed += changed.length;
  }
  return closed;
}

/** A colleague who looks for new tasks each virtual day does not look through all of them. */
export async function indexNewTasks(db: Db): Promise<void> {
  await db.query('create index task_created on task (created_at)');
}
