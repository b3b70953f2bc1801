import { DAY, dayOf, type Instant, type JsonObject, startOfDay, type Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import { type Expression, type FactRef, longestWindow, type Value } from '#pure/expression';
import type { StandingScore } from './account-data.ts';
import type { Readable } from './fact-reader.ts';
import { measuresEvent } from './measure.ts';
import { type ActivePlaybook, lastSeenName, type Runtime } from './runtime.ts';

/** An event behind a number. */
export interface EventBehind {
  readonly key: Uuid;
  readonly name: string;
  readonly occurredAt: Instant;
  readonly source: string;
  readonly properties: JsonObject;
}

/** One fact that a factor read: its value now, and for a metric the newest events that it is made of. */
export interface InputBehind {
  readonly fact: string;
  readonly value: Value | null;
  readonly events: readonly EventBehind[];
  readonly eventCount: number;
}

/** An account as it is at one instant, and where to look for more. */
export interface Explaining {
  readonly tx: Queryable;
  readonly runtime: Runtime;
  readonly shard: number;
  readonly account: string;
  readonly now: Instant;
  readonly data: Readable & { readonly scores: Record<string, StandingScore> };
}

const EVENTS_SHOWN = 5;
/** A metric with a filter is counted here, over its newest events up to so many. */
const EVENTS_LOOKED_AT = 2000;

/** The newest events that a metric's value is made of, and how many there are in all. */
export async function eventsBehind(
  { tx, runtime, shard, account, now }: Explaining,
  active: ActivePlaybook,
  ref: FactRef,
  expression: Expression,
): Promise<Pick<InputBehind, 'events' | 'eventCount'>> {
  const name = ref.kind === 'metric' ? ref.metric : ref.kind === 'days_since' ? lastSeenName(ref.event) : undefined;
  const metric = name === undefined ? undefined : active.metrics.get(name)?.metric;
  if (metric === undefined) return { events: [], eventCount: 0 };
  const newest = ref.kind === 'metric' && ref.fn === 'last';
  const window = ref.kind === 'metric' && !newest ? longestWindow(expression) : undefined;
  const since = window === undefined ? 0 : startOfDay(dayOf(now, runtime.zone) - window + 1, runtime.zone);
  const rows = await tx.query<EventBehind & { total: number }>(
    `select key, name, occurred_at as "occurredAt", source, properties, (count(*) over ())::integer as total
       from event
      where shard = $1 and account = $2 and name = $3 and occurred_at >= $4 and occurred_at <= $5
      order by occurred_at desc, key desc limit $6`,
    [
      shard,
      account,
      metric.event,
      timestamp(since),
      timestamp(now + DAY),
      metric.where === undefined ? EVENTS_SHOWN : EVENTS_LOOKED_AT,
    ],
  );
  const counted = rows.filter((event) => measuresEvent(metric, event));
  return {
    eventCount: metric.where === undefined ? (rows[0]?.total ?? 0) : counted.length,
    events: counted.slice(0, newest ? 1 : EVENTS_SHOWN).map(({ total: _, ...event }) => event),
  };
}
