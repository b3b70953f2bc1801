import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface ListedNotification {
  readonly account: string;
  readonly accountName: string | null;
  readonly id: Uuid;
  readonly person: string;
  readonly playbook: string | null;
  readonly message: string;
  readonly title: string;
  readonly body: string;
  readonly locale: string;
  readonly enrollment: Uuid | null;
  readonly signal: Uuid | null;
  readonly digest: 'waiting' | 'taken' | null;
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}

export interface NotificationFilter {
  readonly person: string | undefined;
  readonly account: string | undefined;
  /** Only of these. */
  readonly accounts: readonly string[] | undefined;
  readonly unread: boolean;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: Instant; readonly id: Uuid; readonly person: string } | undefined;
  readonly limit: number;
}

/** Notifications of all shards, newest first: a row for each person who was told. */
export async function listNotificationPage(
  db: Queryable,
  { person, account, accounts, unread, after, limit }: NotificationFilter,
): Promise<readonly ListedNotification[]> {
  return db.query<ListedNotification>(
    `select n.account, a.name as "accountName", n.id, n.person, n.playbook, n.message, n.title, n.body, n.locale,
            n.enrollment, n.signal, n.digest, n.created_at as "createdAt", n.read_at as "readAt"
       from notification n
       left join account a on a.shard = n.shard and a.id = n.account
      where ($1::text is null or n.person = $1)
        and ($2::text is null or n.account = $2)
        and ($8::text[] is null or n.account = any($8))
        and (not $3::boolean or n.read_at is null)
        and ($4::timestamptz is null or (n.created_at, n.id, n.person) < ($4, $5::uuid, $6::text))
      order by n.created_at desc, n.id desc, n.person desc
      limit $7`,
    [
      person ?? null,
      account ?? null,
      unread,
      after === undefined ? null : timestamp(after.createdAt),
      after?.id ?? null,
      after?.person ?? null,
      limit,
      accounts ?? null,
    ],
  );
}
