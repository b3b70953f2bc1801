import type { Instant, Uuid } from '#base';
import { shardOf } from '#engine';
import { type Db, timestamp } from '#platform/db';

interface Asked {
  readonly account: string;
  /** Of a task. */
  readonly id: Uuid;
}

/** Which of some tasks are still open. */
export async function openTasks(db: Db, tasks: readonly Asked[]): Promise<ReadonlySet<Uuid>> {
  const open = new Set<Uuid>();
  for (const [shard, asked] of byShard(tasks)) {
    const rows = await db.query<{ id: Uuid }>(
      `select id from task
        where shard = $1 and status = 'open' and (account, id) in (select * from unnest($2::text[], $3::uuid[]))`,
      [shard, asked.map(({ account }) => account), asked.map(({ id }) => id)],
    );
    for (const { id } of rows) open.add(id);
  }
  return open;
}

export interface ApprovedDocument {
  readonly account: string;
  readonly id: Uuid;
  readonly name: string;
  readonly enrollment: Uuid | null;
  /** The task by which somebody was asked to look at it. */
  readonly review: Uuid;
}

/** Approves the drafts that were looked at as `approve-document` does; by the task of each review. */
export async function approveDocuments(
  db: Db,
  reviews: readonly (Asked & { readonly at: Instant })[],
): Promise<ReadonlyMap<Uuid, ApprovedDocument>> {
  const approved = new Map<Uuid, ApprovedDocument>();
  for (const [shard, asked] of byShard(reviews)) {
    const rows = asked.map(({ account, id, at }) => ({ account, id, at: timestamp(at) }));
    const changed = await db.query<ApprovedDocument>(
      `update document
          set state = 'approved', changed_at = said.at, approved_at = said.at, approved_by = 'simulation'
         from jsonb_to_recordset($2::jsonb) as said(account text, id uuid, at timestamptz)
        where document.shard = $1 and document.account = said.account and document.review = said.id
          and document.state = 'draft'
       returning document.account, document.id, document.name, document.enrollment, document.review`,
      [shard, JSON.stringify(rows)],
    );
    for (const document of changed) approved.set(document.review, document);
  }
  return approved;
}

export interface OpenOpportunity {
  readonly id: Uuid;
  readonly enrollment: Uuid | null;
}

/** The newest open opportunity of each account, on which a decision is about to be recorded. */
export async function openOpportunities(
  db: Db,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, OpenOpportunity>> {
  const open = new Map<string, OpenOpportunity>();
  const asked = accounts.map((account) => ({ account }));
  for (const [shard, rows] of byShard(asked)) {
    const found = await db.query<OpenOpportunity & { account: string }>(
      `select distinct on (account) account, id, enrollment from opportunity
        where shard = $1 and account = any($2) and closed_at is null order by account, created_at desc, id desc`,
      [shard, rows.map(({ account }) => account)],
    );
    for (const { account, ...opportunity } of found) open.set(account, opportunity);
  }
  return open;
}

/** A colleague who looks for new tasks each virtual day does not look through all of them. */
export async function indexNewTasks(db: Db): Promise<void> {
  await db.query('create index task_created on task (created_at)');
}

function byShard<Item extends { readonly account: string }>(items: readonly Item[]): Map<number, Item[]> {
  const shards = new Map<number, Item[]>();
  for (const item of items) {
    const shard = shardOf(item.account);
    const rows = shards.get(shard);
    if (rows === undefined) shards.set(shard, [item]);
    else rows.push(item);
  }
  return shards;
}
