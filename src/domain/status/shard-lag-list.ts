import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** What one shard has before it. */
export interface ShardLag {
  readonly shard: number;
  /** -Infinity: no tick ever did anything here. */
  readonly lastAt: Instant;
  /** Of the lanes 0, 1 and 2: events that wait, counted up to COUNTED, and when the first of them came in. */
  readonly lanes: readonly LaneLag[];
  /** Due times that have passed, counted up to COUNTED, and the most overdue. */
  readonly due: number;
  readonly dueSince: Instant | null;
}

export interface LaneLag {
  readonly waiting: number;
  readonly oldest: Instant | null;
}

/** Of each lane of each shard no more are counted: a backlog must not make it slow to ask about the backlog. */
export const COUNTED = 500;
/** Rows of held accounts, which nobody works on, are passed over; behind more of them than this nothing is seen. */
const PASSED_OVER = 5_000;

interface Row {
  readonly shard: number;
  readonly lastAt: Instant;
  readonly due: number;
  readonly dueSince: Instant | null;
  readonly waiting0: number;
  readonly waiting1: number;
  readonly waiting2: number;
  readonly oldest0: Instant | null;
  readonly oldest1: Instant | null;
  readonly oldest2: Instant | null;
}

/** What waits in each shard, held accounts aside: the first rows of each lane and of the due times. */
export async function listShardLag(db: Queryable, now: Instant): Promise<ShardLag[]> {
  const rows = await db.query<Row>(
    `select shard.shard, shard.last_at as "lastAt", ${[0, 1, 2].map(laneColumns).join(', ')},
            due.due, due.since as "dueSince"
       from shard
      cross join lateral (select case when exists (select 1 from held_account where shard = shard.shard and not suspect)
                                 then ${PASSED_OVER} else ${COUNTED} end as looked) as look
      ${[0, 1, 2].map(laneJoin).join('\n')}
      cross join lateral (
            select count(*) as due, min(due_at) as since
              from (select first.due_at
                      from (select account, due_at from timer
                             where timer.shard = shard.shard and due_at <= $1
                             order by due_at limit look.looked) as first
                     where not exists (select 1 from held_account held
                                        where held.shard = shard.shard and held.account = first.account and not held.suspect)
                     limit ${COUNTED}) as counted) as due
      order by shard.shard`,
    [timestamp(now)],
  );
  return rows.map(({ shard, lastAt, due, dueSince, ...row }) => ({
    shard,
    lastAt,
    due,
    dueSince,
    lanes: [
      { waiting: row.waiting0, oldest: row.oldest0 },
      { waiting: row.waiting1, oldest: row.oldest1 },
      { waiting: row.waiting2, oldest: row.oldest2 },
    ],
  }));
}

const laneColumns = (lane: number): string =>
  `lane${lane}.waiting as "waiting${lane}", lane${lane}.oldest as "oldest${lane}"`;

const laneJoin = (lane: number): string =>
  `cross join lateral (
         select count(*) as waiting, min(received_at) as oldest
           from (select first.received_at
                   from (select account, received_at from inbox
                          where inbox.shard = shard.shard and lane = ${lane}
                          order by id limit look.looked) as first
                  where not exists (select 1 from held_account held
                                     where held.shard = shard.shard and held.account = first.account and not held.suspect)
                  limit ${COUNTED}) as counted) as lane${lane}`;
