import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { ListedMessage, MessageState } from './message-view.ts';

export interface MessageFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts; undefined: of all. */
  readonly book: { readonly shards: readonly number[]; readonly accounts: readonly string[] } | undefined;
  readonly direction: 'out' | 'in' | 'all';
  readonly state: MessageState | undefined;
  readonly enrollment: Uuid | undefined;
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

/** The accounts of a book have few messages each: those are read, instead of all by time until enough are theirs. */
const own = (table: string, alias: string): string =>
  `unnest($1::smallint[], $2::text[]) as own (shard, account)
     join ${table} ${alias} on ${alias}.shard = own.shard and ${alias}.account = own.account`;

const sent = (isBook: boolean, state: MessageState | undefined): string =>
  `select m.account, m.id, 'out' as direction, m.playbook, m.name, m.contact, m.from_person, m.state, m.reason, m.refusal,
          m.to_address, m.subject, m.created_at, o.state as outbox_state, o.reason as outbox_reason, o.finished_at,
          null::text as text, null::uuid as answers_to, null::text as from_address
     from ${isBook ? own('message', 'm') : 'message m'}
     left join outbox o on o.shard = m.shard and o.id = m.id
    where ($3::text is null or (m.shard = $4 and m.account = $3))
      and ($5::text is null or $5 = case
            when m.state in ('refused', 'review') then m.state
            when m.state = 'discarded' then 'dropped'
            when o.state in ('claimed', 'wire') then 'sending'
            when o.state = 'sent' and o.reason is not null then 'kept'
            else coalesce(o.state, 'queued') end)
      ${state === undefined ? '' : (RARE[state] ?? '')}
      and ($6::uuid is null or m.enrollment = $6)
      and ($7::timestamptz is null or (m.created_at, m.id) < ($7, $8::uuid))
    order by m.created_at desc, m.id desc
    limit $9`;

const received = (isBook: boolean): string =>
  `select r.account, r.id, 'in' as direction, m.playbook, m.name, r.contact, m.from_person, 'received' as state, null as reason,
          null as refusal, null as to_address, m.subject, r.at as created_at, null as outbox_state, null as outbox_reason,
          null::timestamptz as finished_at, left(r.text, 300) as text, r.message as answers_to, c.email as from_address
     from ${isBook ? own('reply', 'r') : 'reply r'}
     left join message m on m.shard = r.shard and m.account = r.account and m.id = r.message
     left join contact c on c.shard = r.shard and c.account = r.account and c.id = r.contact
    where ($3::text is null or (r.shard = $4 and r.account = $3))
      and $5::text is null
      and ($6::uuid is null or m.enrollment = $6)
      and ($7::timestamptz is null or (r.at, r.id) < ($7, $8::uuid))
    order by r.at desc, r.id desc
    limit $9`;

/** Messages of all shards, out and in, newest first. */
export async function listMessagePage(db: Queryable, filter: MessageFilter): Promise<readonly ListedMessage[]> {
  const { account, book, direction, state, enrollment, after, limit } = filter;
  const isBook = book !== undefined;
  const parts = [
    ...(direction === 'in' ? [] : [sent(isBook, state)]),
    ...(direction === 'out' || state !== undefined ? [] : [received(isBook)]),
  ];
  if (parts.length === 0) return [];
  return db.query<ListedMessage>(
    `select * from (${parts.map((part) => `(${part})`).join(' union all ')}) as listed
      where ($1::smallint[] is null or true) and ($2::text[] is null or true)
      order by created_at desc, id desc
      limit $9`,
    [
      book?.shards ?? null,
      book?.accounts ?? null,
      account?.id ?? null,
      account?.shard ?? null,
      state ?? null,
      enrollment ?? null,
      after === undefined ? null : timestamp(after.createdAt),
      after?.id ?? null,
      limit,
    ],
  );
}

/** How many messages wait for a person; a follow-up whose first has never left waits for nobody. */
export async function countWaiting(db: Queryable, book: readonly string[] | undefined): Promise<Waiting> {
  const [row] = await db.query<Waiting>(
    `select (select count(*) from message where state = 'refused' and refusal is distinct from 'thread-missing'
                and ($1::text[] is null or account = any($1))) as refused,
            (select count(*) from message where state = 'review' and ($1::text[] is null or account = any($1))) as review,
            (select count(*) from outbox where state = 'in_doubt' and channel = 'email' and ($1::text[] is null or account = any($1))) as "inDoubt",
            (select count(*) from outbox where state = 'dead' and channel = 'email' and ($1::text[] is null or account = any($1))) as dead`,
    [book ?? null],
  );
  return row ?? { refused: 0, review: 0, inDoubt: 0, dead: 0 };
}

export interface Waiting {
  readonly refused: number;
  readonly review: number;
  readonly inDoubt: number;
  /** Undeliverable: given up at the wire. */
  readonly dead: number;
}
