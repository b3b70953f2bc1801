import { HOUR, type Instant, type Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { TimelineRow } from './timeline-page-list.ts';

export interface EventAlone extends TimelineRow {
  readonly root: Uuid;
}

const COLUMNS = `e.key, e.name, e.occurred_at as "occurredAt", e.received_at as "receivedAt", e.source, e.contact,
            c.name as "contactName", e.history, e.depth, e.properties, e.root`;

/** One event of an account; undefined where it has none of this key. */
export async function findEvent(
  db: Queryable,
  shard: number,
  account: string,
  key: Uuid,
): Promise<EventAlone | undefined> {
  const [row] = await db.query<EventAlone>(
    `select ${COLUMNS}
       from event e left join contact c on c.shard = e.shard and c.account = e.account and c.id = e.contact
      where e.shard = $1 and e.key = $2 and e.account = $3`,
    [shard, key, account],
  );
  return row;
}

const SHOWN = 50;
/** What follows at once has the same time; a step that waits for a tick, a little later. */
const FOLLOWS = HOUR;

/** Events that came of the same first one, soon after `at`, in the order of their coming. */
export function listFollowing(
  db: Queryable,
  shard: number,
  account: string,
  { root, at }: { readonly root: Uuid; readonly at: Instant },
): Promise<EventAlone[]> {
  return db.query<EventAlone>(
    `select ${COLUMNS}
       from event e left join contact c on c.shard = e.shard and c.account = e.account and c.id = e.contact
      where e.shard = $1 and e.account = $2 and e.occurred_at between $3 and $4 and e.root = $5 and e.key <> $5
      order by e.depth, e.received_at, e.occurred_at, e.key
      limit ${SHOWN}`,
    [shard, account, timestamp(at - 1000), timestamp(at + FOLLOWS), root],
  );
}

export interface MovedScore {
  readonly name: string;
  readonly at: Instant;
  readonly value: number | null;
  readonly band: string | null;
  readonly before: number | null;
}

/** Scores that an event moved, with what they were before. */
export function listMovedScores(
  db: Queryable,
  shard: number,
  account: string,
  { key, at }: { readonly key: Uuid; readonly at: Instant },
): Promise<MovedScore[]> {
  return db.query<MovedScore>(
    `select s.name, s.at, s.value, s.band,
            (select b.value from score b
              where b.shard = s.shard and b.account = s.account and b.name = s.name and b.at < s.at
              order by b.at desc limit 1) as before
       from score s
      where s.shard = $1 and s.account = $2 and s.cause = $3 and s.at between $4 and $5
      order by s.name`,
    [shard, account, key, timestamp(at - 1000), timestamp(at + FOLLOWS)],
  );
}
