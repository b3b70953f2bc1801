import { DAY, type Instant, type JsonObject, type Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { LogEvent } from './log-event.ts';

/** An event with the instant at which the account lives through it when its log is replayed. */
export interface LivedEvent {
  readonly at: Instant;
  readonly event: LogEvent;
}

export interface AccountLog {
  readonly account: string;
  /** In the order in which they are lived through. */
  readonly events: readonly LivedEvent[];
  /** There are older ones which were not read. */
  readonly isPartial: boolean;
}

/** Of an account with more events only so many are read, the newest. */
export const MOST_EVENTS = 100_000;

type Row = readonly [
  key: Uuid,
  name: string,
  occurred: number,
  received: number,
  source: string,
  contact: string | null,
  history: 0 | 1,
  depth: number,
  properties: JsonObject,
];

/**
 * The logs of some accounts of one shard up to an instant. What came in as history is lived when it happened, all else
 * when it came in. All of an account comes as one text: a row an event would cost ten times as much.
 */
export async function readLogs(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
  to: Instant,
  most = MOST_EVENTS,
): Promise<AccountLog[]> {
  const rows = await db.query<{ account: string; events: string | null }>(
    `select asked.account, (
        select '[' || string_agg('["' || key || '",' || to_json(name) || ',' || date_part('epoch', occurred_at) || ','
                 || date_part('epoch', received_at) || ',' || to_json(source) || ',' || coalesce(to_json(contact)::text, 'null')
                 || ',' || history::integer || ',' || depth || ',' || properties::text || ']', ',') || ']'
          from (select * from event
                 where event.shard = $1 and event.account = asked.account and event.occurred_at <= $3
                 order by occurred_at desc, key desc limit $4) as newest) as events
       from unnest($2::text[]) as asked (account)`,
    [shard, accounts, timestamp(to + DAY), most],
  );
  return rows.map(({ account, events }) => {
    const read = events === null ? [] : (JSON.parse(events) as Row[]);
    return { account, events: lived(account, read, to), isPartial: read.length >= most };
  });
}

/** Of seconds. */
const ms = (seconds: number): Instant => Math.round(seconds * 1000);

function lived(account: string, rows: readonly Row[], to: Instant): LivedEvent[] {
  const events: LivedEvent[] = [];
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    if (row === undefined) continue;
    const [key, name, occurred, received, source, contact, history, depth, properties] = row;
    const occurredAt = ms(occurred);
    const receivedAt = ms(received);
    const at = history === 1 ? occurredAt : receivedAt;
    if (at > to) continue;
    const event: LogEvent = {
      key,
      account,
      name,
      occurredAt,
      receivedAt,
      source,
      properties,
      history: history === 1,
      root: key,
      depth,
      ...(contact === null ? {} : { contact }),
    };
    events.push({ at, event });
  }
  // What an event has caused stands at its instant and follows it.
  return events.sort((a, b) => a.at - b.at || a.event.depth - b.event.depth);
}
