import { canonicalJson, DAY, type Instant, type JsonObject, type Uuid } from '#base';
import { type IncomingEvent, mayRepeat, shardOf } from '#engine';
import { type Queryable, timestamp } from '#platform/db';

/** Of some events, how many the log holds under their keys, and how many of these say something else there. */
export interface KnownEvents {
  readonly known: number;
  readonly contradicting: number;
}

/** An event without a time of its own is looked for in this month and the one before, as when it comes in. */
const LATELY = 62 * DAY;

/** Holds events against the log over all shards, as they will be when they come in. What waits in the inbox is not seen. */
export async function countKnownEvents(
  db: Queryable,
  events: readonly IncomingEvent[],
  now: Instant,
): Promise<KnownEvents> {
  const times = events.map(({ occurredAt }) => occurredAt ?? now);
  const rows = await db.query<{ key: Uuid; occurredAt: Instant; name: string; properties: JsonObject }>(
    `select event.key, occurred_at as "occurredAt", name, properties
       from unnest($1::smallint[], $2::uuid[]) as asked (shard, key)
       join event on event.shard = asked.shard and event.key = asked.key
      where occurred_at >= $3 and occurred_at < $4`,
    [
      events.map(({ account }) => shardOf(account)),
      events.map(({ key }) => key),
      timestamp(times.reduce((a, b) => Math.min(a, b), now) - LATELY),
      timestamp(times.reduce((a, b) => Math.max(a, b), now) + LATELY),
    ],
  );
  const stored = new Map<Uuid, (typeof rows)[number][]>();
  for (const row of rows) stored.set(row.key, [...(stored.get(row.key) ?? []), row]);
  let [known, contradicting] = [0, 0];
  for (const event of events) {
    const { key, name, properties } = event;
    const found = stored.get(key)?.find(({ occurredAt }) => mayRepeat(event, now, occurredAt));
    if (found === undefined) continue;
    known += 1;
    const same = found.name === name && canonicalJson(found.properties) === canonicalJson(properties);
    if (!same) contradicting += 1;
  }
  return { known, contradicting };
}
