import type { Instant, Json, Uuid } from '#base';
import { shardOf } from '#engine';
import { type Db, timestamp } from '#platform/db';

export interface DoneTask {
  readonly account: string;
  readonly id: Uuid;
  readonly answers: Json;
  readonly at: Instant;
}

/** Closes tasks as `complete-task` does, those of a shard in one statement; answers with how many were open. */
export async function closeTasks(db: Db, tasks: readonly DoneTask[]): Promise<number> {
  let closed = 0;
  for (const [shard, rows] of byShard(tasks)) {
    const changed = await db.query(
      `update task set status = 'done', answers = said.answers, done_at = said.at, done_by = 'simulation'
         from jsonb_to_recordset($2::jsonb) as said(account text, id uuid, answers jsonb, at timestamptz)
        where task.shard = $1 and task.account = said.account and task.id = said.id and task.status = 'open'
       returning task.id`,
      [shard, rows],
    );
    closed += changed.length;
  }
  return closed;
}

export interface ApprovedDocument {
  readonly account: string;
  readonly id: Uuid;
  readonly name: string;
  readonly enrollment: Uuid | null;
  /** The task by which somebody was asked to look at it. */
  readonly review: Uuid;
}

/** Approves the documents that were looked at as `approve-document` does, those of a shard in one statement. */
export async function approveDocuments(
  db: Db,
  reviews: readonly { readonly account: string; readonly id: Uuid; readonly at: Instant }[],
): Promise<Map<Uuid, ApprovedDocument>> {
  const approved = new Map<Uuid, ApprovedDocument>();
  for (const [shard, rows] of byShard(reviews)) {
    const changed = await db.query<ApprovedDocument>(
      `update document
          set state = 'approved', changed_at = said.at, approved_at = said.at, approved_by = 'simulation'
         from jsonb_to_recordset($2::jsonb) as said(account text, id uuid, at timestamptz)
        where document.shard = $1 and document.account = said.account and document.review = said.id
          and document.state = 'draft'
       returning document.account, document.id, document.name, document.enrollment, document.review`,
      [shard, rows],
    );
    for (const document of changed) approved.set(document.review, document);
  }
  return approved;
}

/** A colleague who looks for new tasks each virtual day does not look through all of them. */
export async function indexNewTasks(db: Db): Promise<void> {
  await db.query('create index task_created on task (created_at)');
}

function byShard(items: readonly { readonly account: string; readonly at: Instant }[]): [number, string][] {
  const shards = new Map<number, object[]>();
  for (const { at, ...item } of items) {
    const shard = shardOf(item.account);
    const row = { ...item, at: timestamp(at) };
    const rows = shards.get(shard);
    if (rows === undefined) shards.set(shard, [row]);
    else rows.push(row);
  }
  return [...shards].map(([shard, rows]) => [shard, JSON.stringify(rows)]);
}
