import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface OutboxState {
  /** May leave now or later; counted up to OUTBOX_COUNTED. */
  readonly queued: number;
  /** Since when the first that may leave could have. */
  readonly dueSince: Instant | null;
  readonly underWay: number;
  readonly inDoubt: number;
}

/** Given up or refused for good. */
export interface DeadLetters {
  readonly channel: string;
  readonly total: number;
  /** Since the instant that was asked for. */
  readonly recent: number;
}

/** A queue that is longer is long: its exact length would have to be counted. */
export const OUTBOX_COUNTED = 10_000;

/** What is on its way out, over all shards. */
export async function readOutbox(db: Queryable, now: Instant): Promise<OutboxState> {
  const [row] = await db.query<OutboxState>(
    `select (select count(*) from (select 1 from outbox where state = 'queued' limit ${OUTBOX_COUNTED}) as queued) as queued,
            (select min(first.due_at)
               from shard
              -- From one channel to the next by the index, however many rows a channel has.
              cross join lateral (
                    with recursive queued(channel) as (
                      (select channel from outbox where outbox.shard = shard.shard and state = 'queued' order by channel limit 1)
                      union all
                      select (select channel from outbox
                               where outbox.shard = shard.shard and state = 'queued' and channel > queued.channel
                               order by channel limit 1)
                        from queued where queued.channel is not null)
                    select channel from queued where channel is not null) as channels
              cross join lateral (
                    select due_at from outbox
                     where outbox.shard = shard.shard and outbox.channel = channels.channel
                       and state = 'queued' and due_at <= $1
                     order by due_at limit 1) as first) as "dueSince",
            (select count(*) from (select 1 from outbox where state in ('claimed', 'wire') limit ${OUTBOX_COUNTED}) as claimed) as "underWay",
            (select count(*) from (select 1 from outbox where state = 'in_doubt' limit ${OUTBOX_COUNTED}) as doubted) as "inDoubt"`,
    [timestamp(now)],
  );
  return row ?? { queued: 0, dueSince: null, underWay: 0, inDoubt: 0 };
}

/** Dead letters by channel, and how many of them are newer than `since`. */
export function listDeadLetters(db: Queryable, since: Instant): Promise<DeadLetters[]> {
  return db.query<DeadLetters>(
    `select channel, count(*) as total, count(*) filter (where finished_at > $1) as recent
       from outbox where state = 'dead' group by channel order by channel`,
    [timestamp(since)],
  );
}
