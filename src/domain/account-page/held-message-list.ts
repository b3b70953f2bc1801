import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface HeldMessageRow {
  readonly account: string;
  readonly accountName: string | null;
  readonly key: Uuid;
  readonly at: Instant;
  readonly name: string;
  readonly properties: JsonObject;
}

export interface HeldMessageFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts. */
  readonly book: readonly string[] | undefined;
  readonly after: { readonly at: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** Messages that the arbiter held back or dropped, newest first. */
export function listHeldMessageRows(
  db: Queryable,
  { account, book, after, limit }: HeldMessageFilter,
): Promise<HeldMessageRow[]> {
  return db.query<HeldMessageRow>(
    `select e.account, a.name as "accountName", e.key, e.occurred_at as at, e.name, e.properties
       from event e left join account a on a.shard = e.shard and a.id = e.account
      where e.name in ('email.held', 'email.dropped')
        and ($1::smallint is null or (e.shard = $1 and e.account = $2))
        and ($3::text[] is null or e.account = any($3))
        and ($4::timestamptz is null or (e.occurred_at, e.key) < ($4, $5::uuid))
      order by e.occurred_at desc, e.key desc
      limit $6`,
    [
      account?.shard ?? null,
      account?.id ?? null,
      book ?? null,
      after === undefined ? null : timestamp(after.at),
      after?.id ?? null,
      limit,
    ],
  );
}
