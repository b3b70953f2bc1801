import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface DueRows {
  readonly shard: number;
  readonly ids: readonly Uuid[];
}

/** What may leave now, most overdue first, by shard: named by a plain read, claimed shard by shard. */
export async function listDue(
  db: Queryable,
  channels: readonly string[],
  now: Instant,
  limit: number,
): Promise<DueRows[]> {
  return db.query<DueRows>(
    `select shard, array_agg(id) as ids
       from (select shard, id, due_at from outbox
              where state = 'queued' and due_at <= $1 and channel = any($2::text[])
              order by due_at, id limit $3) as due
      group by shard order by min(due_at)`,
    [timestamp(now), [...channels], limit],
  );
}

export interface Claim {
  readonly worker: number;
  readonly shards: readonly number[];
}

/** Who holds rows, and in which shards. */
export async function listClaims(db: Queryable): Promise<Claim[]> {
  return db.query<Claim>(
    `select claimed_by as worker, array_agg(distinct shard) as shards
       from outbox where state in ('claimed', 'wire') group by claimed_by`,
  );
}
