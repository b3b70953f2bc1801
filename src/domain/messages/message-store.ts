import type { Instant, JsonObject, Uuid } from '#base';
import type { OutboxState } from '#engine';
import type { Queryable, Tx } from '#platform/db';
import type { GivenAnswer, MessageAnswer } from './message-answer.ts';
import type { StoredRequest } from './message-request.ts';
import { rowOf } from './message-row.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { MessageOutcome } from './written-mail.ts';

/** A message as it is kept: its own state, and that of its way out. */
export interface StoredMessage {
  readonly account: string;
  readonly id: Uuid;
  readonly playbook: string | null;
  readonly name: string;
  readonly enrollment: Uuid | null;
  readonly contact: string | null;
  readonly from_person: string | null;
  readonly state: 'queued' | 'refused' | 'review' | 'discarded';
  readonly reason: string | null;
  /** Which kind of thing a refused one lacks. */
  readonly refusal: string | null;
  readonly to_address: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly locale: string | null;
  readonly request: StoredRequest | null;
  readonly message_id: string | null;
  readonly thread_ids: readonly string[];
  readonly answers: readonly MessageAnswer[];
  readonly answered: GivenAnswer | null;
  readonly created_at: Instant;
  readonly outbox_state: OutboxState | null;
  readonly outbox_reason: string | null;
  readonly finished_at: Instant | null;
  /** As it will leave, or has left. */
  readonly mail: OutgoingMail | null;
}

const COLUMNS = `account, id, playbook, name, enrollment, contact, from_person, state, reason, refusal, to_address, subject,
  body, locale, request, message_id, thread_ids, answers, mail, created_at`;
const TYPES = `account text, id uuid, playbook text, name text, enrollment uuid, contact text, from_person text, state text,
  reason text, refusal text, to_address text, subject text, body text, locale text, request jsonb, message_id text,
  thread_ids jsonb, answers jsonb, mail jsonb, created_at timestamptz`;

/** Keeps what was written and what was refused; one that is there already stays, so a repeated tick makes no second. */
export async function insertMessages(tx: Tx, shard: number, outcomes: readonly MessageOutcome[]): Promise<void> {
  await tx.query(
    `insert into message (shard, ${COLUMNS})
     select $1, ${COLUMNS} from jsonb_to_recordset($2::jsonb) as said (${TYPES})
         on conflict do nothing`,
    [shard, JSON.stringify(outcomes.map(rowOf))],
  );
}

/** A refused message that could be written at last. */
export async function storeRetried(tx: Tx, shard: number, outcome: MessageOutcome): Promise<void> {
  await tx.query(
    `update message as m
        set state = said.state, reason = said.reason, refusal = said.refusal, contact = said.contact,
            from_person = said.from_person, to_address = said.to_address, subject = said.subject, body = said.body,
            locale = said.locale, request = said.request, message_id = said.message_id, thread_ids = said.thread_ids,
            answers = said.answers, mail = said.mail
       from jsonb_to_record($2::jsonb) as said (${TYPES})
      where m.shard = $1 and m.account = said.account and m.id = said.id`,
    [shard, JSON.stringify(rowOf(outcome))],
  );
}

/** The end of a review, or of a refused one that nobody wants any more. */
export async function storeDecision(
  tx: Tx,
  shard: number,
  { account, id }: Pick<StoredMessage, 'account' | 'id'>,
  state: 'queued' | 'discarded',
  reason: string | null,
): Promise<void> {
  await tx.query(
    `update message set state = $4, reason = $5, mail = null where shard = $1 and account = $2 and id = $3`,
    [shard, account, id, state, reason],
  );
}

/** A message in review as a person has changed it. */
export async function storeEdited(
  tx: Tx,
  shard: number,
  { account, id }: Pick<StoredMessage, 'account' | 'id'>,
  mail: OutgoingMail,
): Promise<void> {
  await tx.query(
    `update message set subject = $4, body = $5, mail = $6::jsonb where shard = $1 and account = $2 and id = $3`,
    [shard, account, id, mail.subject, mail.body, JSON.stringify(mail)],
  );
}

export async function storeAnswered(
  tx: Tx,
  shard: number,
  { account, id }: Pick<StoredMessage, 'account' | 'id'>,
  given: GivenAnswer,
): Promise<void> {
  await tx.query(`update message set answered = $4::jsonb where shard = $1 and account = $2 and id = $3`, [
    shard,
    account,
    id,
    JSON.stringify(given),
  ]);
}

const WHOLE = `select m.account, m.id, m.playbook, m.name, m.enrollment, m.contact, m.from_person, m.state, m.reason, m.refusal,
       m.to_address, m.subject, m.body, m.locale, m.request, m.message_id, m.thread_ids, m.answers, m.answered,
       m.created_at, o.state as outbox_state, o.reason as outbox_reason, o.finished_at,
       coalesce(m.mail, o.payload) as mail
  from message m left join outbox o on o.shard = m.shard and o.id = m.id`;

export async function findMessage(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<StoredMessage | undefined> {
  const [row] = await db.query<StoredMessage>(`${WHOLE} where m.shard = $1 and m.account = $2 and m.id = $3`, [
    shard,
    account,
    id,
  ]);
  return row;
}

/** The messages of one thread of an account, oldest first; `root` is the Message-ID that it began with. */
export async function loadThread(
  db: Queryable,
  shard: number,
  account: string,
  root: string,
): Promise<readonly StoredMessage[]> {
  return db.query<StoredMessage>(
    `${WHOLE} where m.shard = $1 and m.account = $2 and (m.message_id = $3 or m.thread_ids ->> 0 = $3)
      order by m.created_at, m.id`,
    [shard, account, root],
  );
}

/** The message of a signed link, which names no account. */
export async function findLinkedMessage(db: Queryable, shard: number, id: Uuid): Promise<StoredMessage | undefined> {
  const [row] = await db.query<StoredMessage>(`${WHOLE} where m.shard = $1 and m.id = $2`, [shard, id]);
  return row;
}

/** Which message of a journey run continues which. */
export interface ThreadKey {
  readonly enrollment: Uuid;
  readonly name: string;
}

export interface StoredThread extends ThreadKey {
  readonly message_id: string | null;
  readonly thread_ids: readonly string[];
  /** It has left, or still may. */
  readonly has_left: boolean;
}

/** The newest message of each name and journey run. */
export async function loadThreads(
  tx: Tx,
  shard: number,
  accounts: readonly string[],
  keys: readonly ThreadKey[],
): Promise<readonly StoredThread[]> {
  if (keys.length === 0) return [];
  return tx.query<StoredThread & JsonObject>(
    `select distinct on (m.enrollment, m.name) m.enrollment, m.name, m.message_id, m.thread_ids,
            m.state = 'queued' and coalesce(o.state, 'queued') not in ('dropped', 'dead') as has_left
       from message m left join outbox o on o.shard = m.shard and o.id = m.id
      where m.shard = $1 and m.account = any($2::text[])
        and (m.enrollment, m.name) in (select * from unnest($3::uuid[], $4::text[]))
      order by m.enrollment, m.name, m.created_at desc, m.id`,
    [shard, [...new Set(accounts)], keys.map((key) => key.enrollment), keys.map((key) => key.name)],
  );
}
