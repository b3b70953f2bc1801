import { conflict } from '#base';
import { findEnrollment } from '#engine';
import type { Queryable } from '#platform/db';
import type { StoredMessage } from './message-store.ts';

/** Whether the journey that sent a message is still run; one that belongs to none counts as running. */
export async function isJourneyRunning(
  db: Queryable,
  shard: number,
  { account, enrollment }: Pick<StoredMessage, 'account' | 'enrollment'>,
): Promise<boolean> {
  if (enrollment === null) return true;
  return (await findEnrollment(db, shard, account, enrollment))?.status === 'running';
}

/** Throws `conflict` for an upsell message whose journey was left meanwhile: its reader is not to be sold to any more. */
export async function refuseIfLeft(
  db: Queryable,
  shard: number,
  message: Pick<StoredMessage, 'account' | 'id' | 'enrollment'>,
  purpose: string,
): Promise<void> {
  if (purpose !== 'upsell' || (await isJourneyRunning(db, shard, message))) return;
  throw conflict(
    'journey-left',
    `The journey of message ${message.id} was left; an upsell message does not go out after it. Discard it.`,
    { account: message.account, message: message.id },
  );
}
