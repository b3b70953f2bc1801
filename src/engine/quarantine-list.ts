import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { QuarantineChoice } from './take-quarantined.ts';

/** An event that could not be recorded, why, and the stored event it contradicts where there is one. */
export interface QuarantinedEvent {
  readonly id: Uuid;
  readonly account: string;
  readonly at: Instant;
  readonly reason: string;
  readonly message: string;
  readonly event: JsonObject;
  readonly stored: JsonObject | null;
}

/** What waits in quarantine over all shards, newest first, at most `limit`. */
export function listQuarantined(
  db: Queryable,
  limit: number,
  filter: {
    readonly account?: string | undefined;
    readonly reason?: string | undefined;
    readonly after?: { readonly at: Instant; readonly id: Uuid } | undefined;
  },
): Promise<QuarantinedEvent[]> {
  const { account, reason, after } = filter;
  return db.query<QuarantinedEvent>(
    `select id, account, at, reason, message, event, stored
       from quarantine
      where ($1::text is null or account = $1)
        and ($2::text is null or reason = $2)
        and ($3::timestamptz is null or (at, id) < ($3, $4::uuid))
      order by at desc, id desc
      limit $5`,
    [account ?? null, reason ?? null, after === undefined ? null : timestamp(after.at), after?.id ?? null, limit],
  );
}

/** How many events wait for each reason, the most frequent first. */
export function countQuarantined(
  db: Queryable,
  filter: { readonly account?: string | undefined; readonly reason?: string | undefined },
): Promise<{ readonly reason: string; readonly count: number }[]> {
  return db.query<{ reason: string; count: number }>(
    `select reason, count(*) as count
       from quarantine
      where ($1::text is null or account = $1) and ($2::text is null or reason = $2)
      group by reason
      order by count desc, reason`,
    [filter.account ?? null, filter.reason ?? null],
  );
}

/** How many events a choice still holds. */
export async function countChosen(db: Queryable, { account, reason, ids }: QuarantineChoice): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count
       from quarantine
      where ($1::text is null or account = $1)
        and ($2::text is null or reason = $2)
        and ($3::uuid[] is null or id = any($3::uuid[]))`,
    [account ?? null, reason ?? null, ids ?? null],
  );
  return row?.count ?? 0;
}
