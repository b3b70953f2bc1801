import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** An event of the log as a timeline shows it. */
export interface TimelineEvent {
  readonly key: Uuid;
  readonly name: string;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  readonly source: string;
  readonly contact: string | null;
  readonly history: boolean;
  readonly properties: JsonObject;
}

/** Where the next page goes on: the last event of the page before. */
export interface TimelinePlace {
  readonly at: Instant;
  readonly key: Uuid;
}

/** The events of an account, newest first, at most `limit`; only those named `name` where one is given. */
export function listTimeline(
  db: Queryable,
  shard: number,
  account: string,
  limit: number,
  filter: { readonly name?: string | undefined; readonly after?: TimelinePlace | undefined },
): Promise<TimelineEvent[]> {
  const { name, after } = filter;
  return db.query<TimelineEvent>(
    `select key, name, occurred_at as "occurredAt", received_at as "receivedAt", source, contact, history, properties
       from event
      where shard = $1 and account = $2
        and ($3::text is null or name = $3)
        and ($4::timestamptz is null or (occurred_at, key) < ($4, $5::uuid))
      order by occurred_at desc, key desc
      limit $6`,
    [shard, account, name ?? null, after === undefined ? null : timestamp(after.at), after?.key ?? null, limit],
  );
}
