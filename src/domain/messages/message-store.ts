import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import type { OutboxState } from '#engine';
import type { Queryable, Tx } from '#platform/db';
import type { MessageRequest, StoredRequest } from './message-request.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { WrittenMail } from './write-mail.ts';

/** A message as it is kept: its own state, and that of its way out. */
export interface StoredMessage {
  readonly account: string;
  readonly id: Uuid;
  readonly playbook: string | null;
  readonly name: string;
  readonly enrollment: Uuid | null;
  readonly contact: string | null;
  readonly from_person: string | null;
  readonly state: 'queued' | 'refused';
  readonly reason: string | null;
  readonly to_address: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly locale: string | null;
  readonly request: StoredRequest | null;
  readonly created_at: Instant;
  readonly outbox_state: OutboxState | null;
  readonly outbox_reason: string | null;
  readonly finished_at: Instant | null;
  readonly mail: OutgoingMail | null;
}

export interface MessageOutcome {
  readonly request: MessageRequest;
  readonly written: WrittenMail;
}

const COLUMNS =
  'account, id, playbook, name, enrollment, contact, from_person, state, reason, to_address, subject, body, locale, request, created_at';

/** Keeps what was written and what was refused; one that is there already stays, so a repeated tick makes no second. */
export async function insertMessages(tx: Tx, shard: number, outcomes: readonly MessageOutcome[]): Promise<void> {
  await tx.query(
    `insert into message (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id uuid, playbook text, name text, enrollment uuid, contact text, from_person text, state text,
             reason text, to_address text, subject text, body text, locale text, request jsonb, created_at timestamptz)
         on conflict do nothing`,
    [shard, JSON.stringify(outcomes.map(rowOf))],
  );
}

/** A refused message that could be written at last. */
export async function storeRetried(tx: Tx, shard: number, outcome: MessageOutcome): Promise<void> {
  const { account, id, state, reason, contact, from_person, to_address, subject, body, locale, request } =
    rowOf(outcome);
  await tx.query(
    `update message set state = $4, reason = $5, contact = $6, from_person = $7, to_address = $8, subject = $9, body = $10,
            locale = $11, request = $12::jsonb
      where shard = $1 and account = $2 and id = $3`,
    [
      shard,
      account,
      id,
      state,
      reason,
      contact,
      from_person,
      to_address,
      subject,
      body,
      locale,
      request === null ? null : JSON.stringify(request),
    ],
  );
}

export async function findMessage(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<StoredMessage | undefined> {
  const [row] = await db.query<StoredMessage>(
    `select ${COLUMNS.split(', ')
      .map((column) => `m.${column}`)
      .join(', ')},
            o.state as outbox_state, o.reason as outbox_reason, o.finished_at, o.payload as mail
       from message m left join outbox o on o.shard = m.shard and o.id = m.id
      where m.shard = $1 and m.account = $2 and m.id = $3`,
    [shard, account, id],
  );
  return row;
}

function rowOf({ request, written }: MessageOutcome): Record<string, string | JsonObject | null> {
  const common = {
    account: request.account,
    id: request.id,
    playbook: request.playbook ?? null,
    name: request.message.id,
    enrollment: request.enrollment ?? null,
    contact: written.contact?.id ?? null,
    created_at: isoInstant(request.at),
  };
  if (!written.ok) {
    // A message and its values are plain data; the playbook's type only forbids writing to it.
    const kept = { message: request.message, values: request.values } as unknown as JsonObject;
    const none = {
      from_person: null,
      to_address: written.contact?.email ?? null,
      subject: null,
      body: null,
      locale: null,
    };
    return { ...common, ...none, state: 'refused', reason: written.message, request: kept };
  }
  const { to, subject, body, locale } = written.mail;
  return {
    ...common,
    from_person: written.from.id,
    to_address: to,
    subject,
    body,
    locale,
    state: 'queued',
    reason: null,
    request: null,
  };
}
