import { type Queryable, timestamp } from '#platform/db';
import type { Place } from './keyset.ts';
import type { RefusedCall } from './refused-call-store.ts';

/** Calls that the door refused, newest first, at most `limit`. */
export function listRefused(
  db: Queryable,
  reason: string | undefined,
  after: Place | undefined,
  limit: number,
): Promise<RefusedCall[]> {
  return db.query<RefusedCall>(
    `select id, at, source, reason, message, call
       from refused_call
      where ($1::text is null or reason = $1)
        and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
      order by at desc, id desc
      limit $4`,
    [reason ?? null, after === undefined ? null : timestamp(after.at), after?.id ?? null, limit],
  );
}
