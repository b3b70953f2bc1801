import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { ListedMessage, MessageState } from './message-view.ts';

export interface MessageFilter {
  readonly account: string | undefined;
  readonly state: MessageState | undefined;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** Few among all that were ever written: found by an index of their own, which a state that is a parameter can't use. */
const RARE: Partial<Record<MessageState, string>> = {
  refused: "and m.state = 'refused'",
  review: "and m.state = 'review'",
  queued: "and o.state = 'queued'",
  sending: "and o.state in ('claimed', 'wire')",
  in_doubt: "and o.state = 'in_doubt'",
  dead: "and o.state = 'dead'",
};

/** Messages of all shards, newest first. */
export async function listMessagePage(db: Queryable, filter: MessageFilter): Promise<readonly ListedMessage[]> {
  const { account, state, after, limit } = filter;
  return db.query<ListedMessage>(
    `select m.account, m.id, m.playbook, m.name, m.contact, m.from_person, m.state, m.reason, m.refusal, m.to_address, m.subject,
            m.created_at, o.state as outbox_state, o.reason as outbox_reason, o.finished_at, a.name as account_name
       from message m
       left join outbox o on o.shard = m.shard and o.id = m.id
       left join account a on a.shard = m.shard and a.id = m.account
      where ($1::text is null or m.account = $1)
        and ($2::text is null or $2 = case
              when m.state in ('refused', 'review') then m.state
              when m.state = 'discarded' then 'dropped'
              when o.state in ('claimed', 'wire') then 'sending'
              when o.state = 'sent' and o.reason is not null then 'kept'
              else coalesce(o.state, 'queued') end)
        ${state === undefined ? '' : (RARE[state] ?? '')}
        and ($3::timestamptz is null or (m.created_at, m.id) < ($3, $4::uuid))
      order by m.created_at desc, m.id desc
      limit $5`,
    [account ?? null, state ?? null, after === undefined ? null : timestamp(after.createdAt), after?.id ?? null, limit],
  );
}

/** How many messages wait for a person; a follow-up whose first has never left waits for nobody. */
export async function countWaiting(db: Queryable): Promise<Waiting> {
  const [row] = await db.query<Waiting>(
    `select (select count(*) from message where state = 'refused' and refusal is distinct from 'thread-missing') as refused,
            (select count(*) from message where state = 'review') as review,
            (select count(*) from outbox where state = 'in_doubt') as "inDoubt"`,
  );
  return row ?? { refused: 0, review: 0, inDoubt: 0 };
}

export interface Waiting {
  readonly refused: number;
  readonly review: number;
  readonly inDoubt: number;
}
