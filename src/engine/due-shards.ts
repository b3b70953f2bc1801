import type { Instant } from '#base';
import type { Queryable } from '#platform/db';

/** Where there is work now, and when there will be some by time alone. */
export interface DueShards {
  /** Shards that have inbox rows or due times, the most overdue first. */
  readonly shards: readonly number[];
  /** The first due time that has not come yet; undefined without one. */
  readonly next: Instant | undefined;
}

/** A plain read, no lock: two looks into an index for each shard, whatever sleeps in it. */
export async function listDueShards(db: Queryable, now: Instant): Promise<DueShards> {
  const rows = await db.query<{ shard: number; arrived: Instant | null; due: Instant | null }>(
    `select shard.shard, arrived.received_at as arrived, due.due_at as due
       from shard
       left join lateral (select received_at from inbox where inbox.shard = shard.shard
                             and not exists (select 1 from held_account held where held.shard = inbox.shard and held.account = inbox.account)
                           limit 1) arrived on true
       left join lateral (select due_at from timer where timer.shard = shard.shard and timer.due_at < 'infinity'
                             and not exists (select 1 from held_account held where held.shard = timer.shard and held.account = timer.account)
                           order by due_at limit 1) due on true
      where arrived.received_at is not null or due.due_at is not null
      order by least(arrived.received_at, due.due_at)`,
  );
  let next: Instant | undefined;
  const shards: number[] = [];
  for (const { shard, arrived, due } of rows) {
    if (arrived !== null || (due !== null && due <= now)) shards.push(shard);
    if (due !== null && due > now && (next === undefined || due < next)) next = due;
  }
  return { shards, next };
}
