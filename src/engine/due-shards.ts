import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** Shards that have inbox rows or due times, the most overdue first: a plain read, no lock. */
export async function listDueShards(db: Queryable, now: Instant): Promise<number[]> {
  const rows = await db.query<{ shard: number }>(
    `select shard.shard
       from shard
       left join lateral (select received_at from inbox where inbox.shard = shard.shard
                             and not exists (select 1 from held_account held where held.shard = inbox.shard and held.account = inbox.account)
                           limit 1) arrived on true
       left join lateral (select due_at from timer where timer.shard = shard.shard and due_at <= $1
                             and not exists (select 1 from held_account held where held.shard = timer.shard and held.account = timer.account)
                           order by due_at limit 1) due on true
      where arrived.received_at is not null or due.due_at is not null
      order by least(arrived.received_at, due.due_at)`,
    [timestamp(now)],
  );
  return rows.map(({ shard }) => shard);
}
