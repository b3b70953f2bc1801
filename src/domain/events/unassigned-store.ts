import type { Instant } from '#base';
import { type Tx, timestamp } from '#platform/db';
import type { WaitingEvent } from './place-call.ts';
import type { Waiting } from './plan-batch.ts';

export async function insertWaiting(tx: Tx, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return;
  const records = waiting.map(({ contact, event, receivedAt }) => ({ contact, event, at: timestamp(receivedAt) }));
  await tx.query(
    `insert into unassigned (contact, event, received_at)
     select contact, event, at from jsonb_to_recordset($1::jsonb) as row(contact text, event jsonb, at timestamptz)`,
    [JSON.stringify(records)],
  );
}

/** Takes out what waits for contacts, in the order in which it came in. */
export async function takeWaiting(tx: Tx, contacts: readonly string[]): Promise<Waiting[]> {
  if (contacts.length === 0) return [];
  const taken = await tx.query<{ id: number; contact: string; event: WaitingEvent; receivedAt: Instant }>(
    `delete from unassigned where contact = any($1::text[])
     returning id, contact, event, received_at as "receivedAt"`,
    [contacts],
  );
  return taken.sort((a, b) => a.receivedAt - b.receivedAt || a.id - b.id);
}

/** Throws away what waits, by contact, ids or both; answers with what is gone. */
export async function deleteWaiting(
  tx: Tx,
  contact: string | undefined,
  ids: readonly number[] | undefined,
): Promise<{ id: number; contact: string; name: string }[]> {
  return tx.query(
    `delete from unassigned
      where ($1::text is null or contact = $1) and ($2::bigint[] is null or id = any($2::bigint[]))
      returning id, contact, event->>'name' as name`,
    [contact ?? null, ids ?? null],
  );
}
