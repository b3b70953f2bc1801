import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface ForeseenDocument {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly body: string | null;
  /** Why it could not be made. */
  readonly reason: string | null;
}

/** The documents of an account that were made from an instant on, as a rehearsal has left them. */
export function listDocumentsSince(db: Queryable, shard: number, account: string, since: Instant) {
  return db.query<ForeseenDocument>(
    `select id, name, title, body, reason from document
      where shard = $1 and account = $2 and made_at >= $3 order by made_at, id`,
    [shard, account, timestamp(since)],
  );
}
