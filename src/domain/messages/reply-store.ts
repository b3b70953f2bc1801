import type { Instant, Uuid } from '#base';
import { column, manyRows, type Queryable } from '#platform/db';

/** What a customer wrote back. */
export interface Reply {
  readonly account: string;
  /** The key of the event that told it. */
  readonly id: Uuid;
  readonly contact: string | undefined;
  /** The message that it answers, where that is known. */
  readonly message: Uuid | undefined;
  readonly text: string | undefined;
  readonly at: Instant;
}

/** Keeps replies of a shard; one that is there already stays as it is. */
export const insertReplies = manyRows<Reply>(
  {
    account: column.text(({ account }) => account),
    id: column.uuid(({ id }) => id),
    contact: column.text(({ contact }) => contact),
    message: column.uuid(({ message }) => message),
    text: column.text(({ text }) => text),
    at: column.instant(({ at }) => at),
  },
  (rows) =>
    `insert into reply (shard, account, id, contact, message, text, at)
     select $1, account, id, contact, message, text, at from ${rows} on conflict do nothing`,
);

export interface StoredReply {
  readonly account: string;
  readonly id: Uuid;
  readonly contact: string | null;
  readonly message: Uuid | null;
  readonly text: string | null;
  readonly at: Instant;
}

export async function findReply(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<StoredReply | undefined> {
  const [row] = await db.query<StoredReply>(
    'select account, id, contact, message, text, at from reply where shard = $1 and account = $2 and id = $3',
    [shard, account, id],
  );
  return row;
}

/** Replies to some messages of an account, oldest first. */
export async function loadReplies(
  db: Queryable,
  shard: number,
  account: string,
  messages: readonly Uuid[],
): Promise<readonly StoredReply[]> {
  return db.query<StoredReply>(
    `select account, id, contact, message, text, at from reply
      where shard = $1 and account = $2 and message = any($3::uuid[]) order by at, id`,
    [shard, account, [...messages]],
  );
}
