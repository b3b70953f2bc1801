import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** A shard that has something to leave now. */
export interface DueShard {
  readonly shard: number;
  readonly dueAt: Instant;
}

/** Shards with something of a channel that may leave now, the most overdue first: one look into the index for each. */
export async function listDueShards(db: Queryable, channel: string, now: Instant): Promise<DueShard[]> {
  return db.query<DueShard>(
    `select s.shard, due.due_at as "dueAt"
       from shard s
      cross join lateral (
            select due_at from outbox
             where shard = s.shard and channel = $1 and state = 'queued' and due_at <= $2
             order by due_at limit 1) as due
      order by due.due_at, s.shard`,
    [channel, timestamp(now)],
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
