import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { StoredMessage } from './message-store.ts';
import type { MessageState } from './message-view.ts';

export type ListedMessage = Pick<
  StoredMessage,
  | 'account'
  | 'id'
  | 'playbook'
  | 'name'
  | 'contact'
  | 'from_person'
  | 'state'
  | 'reason'
  | 'to_address'
  | 'subject'
  | 'created_at'
  | 'outbox_state'
  | 'outbox_reason'
  | 'finished_at'
> & { readonly account_name: string | null };

export interface MessageFilter {
  readonly account: string | undefined;
  readonly state: MessageState | undefined;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** Messages of all shards, newest first. */
export async function listMessagePage(db: Queryable, filter: MessageFilter): Promise<readonly ListedMessage[]> {
  const { account, state, after, limit } = filter;
  return db.query<ListedMessage>(
    `select m.account, m.id, m.playbook, m.name, m.contact, m.from_person, m.state, m.reason, m.to_address, m.subject,
            m.created_at, o.state as outbox_state, o.reason as outbox_reason, o.finished_at, a.name as account_name
       from message m
       left join outbox o on o.shard = m.shard and o.id = m.id
       left join account a on a.shard = m.shard and a.id = m.account
      where ($1::text is null or m.account = $1)
        and ($2::text is null or $2 = case
              when m.state = 'refused' then 'refused'
              when o.state in ('claimed', 'wire') then 'sending'
              when o.state = 'sent' and o.reason is not null then 'kept'
              else coalesce(o.state, 'queued') end)
        and ($3::timestamptz is null or (m.created_at, m.id) < ($3, $4::uuid))
      order by m.created_at desc, m.id desc
      limit $5`,
    [account ?? null, state ?? null, after === undefined ? null : timestamp(after.createdAt), after?.id ?? null, limit],
  );
}

/** How many messages wait for a person: refused, or in doubt. */
export async function countWaiting(db: Queryable): Promise<{ readonly refused: number; readonly inDoubt: number }> {
  const [row] = await db.query<{ refused: number; inDoubt: number }>(
    `select (select count(*) from message where state = 'refused') as refused,
            (select count(*) from outbox where state = 'in_doubt') as "inDoubt"`,
  );
  return row ?? { refused: 0, inDoubt: 0 };
}
