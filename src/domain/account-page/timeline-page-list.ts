import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import { type EventKind, NAMED_WORDS, wordsOf } from './event-kinds.ts';

export interface TimelineRow {
  readonly key: Uuid;
  readonly name: string;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  readonly source: string;
  readonly contact: string | null;
  readonly contactName: string | null;
  readonly history: boolean;
  readonly depth: number;
  readonly properties: JsonObject;
}

export interface TimelineFilter {
  readonly kinds: readonly EventKind[] | undefined;
  /** Part of the name, of who did it or of what its properties say, in any case of letters. */
  readonly text: string | undefined;
  readonly contact: string | undefined;
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  readonly after: { readonly at: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** So many events are looked through for one page: a filter that little passes must not read years at once. */
const LOOKED_THROUGH = 4_000;

/**
 * Events of an account that pass the filter, newest first, among the next LOOKED_THROUGH; `end` is where the looking
 * stopped, where there may be more.
 */
export async function listTimelinePage(
  db: Queryable,
  shard: number,
  account: string,
  filter: TimelineFilter,
): Promise<{ readonly rows: readonly TimelineRow[]; readonly end: { at: Instant; id: Uuid } | undefined }> {
  const { kinds, text, contact, from, to, after, limit } = filter;
  const words = kinds === undefined ? undefined : wordsOf(kinds);
  const isFiltered = words !== undefined || text !== undefined || contact !== undefined;
  const looked = isFiltered ? LOOKED_THROUGH : limit;
  const rows = await db.query<TimelineRow & { readonly last: boolean }>(
    `with looked as materialized (
       select key, name, occurred_at, received_at, source, contact, history, depth, properties,
              row_number() over (order by occurred_at desc, key desc) as place
         from event
        where shard = $1 and account = $2
          and ($3::timestamptz is null or (occurred_at, key) < ($3, $4::uuid))
          and ($5::timestamptz is null or occurred_at >= $5)
          and ($6::timestamptz is null or occurred_at < $6)
        order by occurred_at desc, key desc
        limit $7),
     passed as (
       select looked.*
         from looked
         left join contact c on c.shard = $1 and c.account = $2 and c.id = looked.contact
        where ($8::text[] is null or split_part(looked.name, '.', 1) = any($8)
               or ($9::boolean and split_part(looked.name, '.', 1) <> all($10::text[])))
          and ($11::text is null or looked.contact = $11)
          and ($12::text is null or looked.name ilike $12 or looked.properties::text ilike $12
               or c.name ilike $12 or c.email ilike $12)
        order by looked.place
        limit $13)
     select one.key, one.name, one.occurred_at as "occurredAt", one.received_at as "receivedAt", one.source, one.contact,
            c.name as "contactName", one.history, one.depth, one.properties, one.last
       from (select passed.*, false as last from passed
             union all
             select looked.*, true as last from looked where place = $7) as one
       left join contact c on c.shard = $1 and c.account = $2 and c.id = one.contact
      order by one.last, one.place`,
    [
      shard,
      account,
      after === undefined ? null : timestamp(after.at),
      after?.id ?? null,
      from === undefined ? null : timestamp(from),
      to === undefined ? null : timestamp(to),
      looked,
      words?.named ?? null,
      words?.others ?? false,
      NAMED_WORDS,
      contact ?? null,
      text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`,
      limit,
    ],
  );
  const found = rows.filter(({ last }) => !last);
  const full = found.length === limit ? found.at(-1) : undefined;
  const stopped = full ?? rows.find(({ last }) => last);
  return {
    rows: found.map(({ last: _, ...row }) => row),
    end: stopped === undefined ? undefined : { at: stopped.occurredAt, id: stopped.key },
  };
}
