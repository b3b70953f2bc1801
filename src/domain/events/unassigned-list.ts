import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { Place } from './keyset.ts';
import type { WaitingEvent } from './place-call.ts';

export interface ListedWaiting {
  readonly id: number;
  readonly contact: string | null;
  readonly event: WaitingEvent;
  readonly receivedAt: Instant;
}

/** What waits for an account, oldest first, at most `limit`. */
export function listWaiting(
  db: Queryable,
  contact: string | undefined,
  after: Place | undefined,
  limit: number,
): Promise<ListedWaiting[]> {
  return db.query<ListedWaiting>(
    `select id, contact, event, received_at as "receivedAt"
       from unassigned
      where ($1::text is null or contact = $1)
        and ($2::timestamptz is null or (received_at, id) > ($2, $3::bigint))
      order by received_at, id
      limit $4`,
    [contact ?? null, after === undefined ? null : timestamp(after.at), after?.id ?? null, limit],
  );
}

export async function countWaiting(db: Queryable, contact: string | undefined): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*) as count from unassigned where ($1::text is null or contact = $1)',
    [contact ?? null],
  );
  return row?.count ?? 0;
}
