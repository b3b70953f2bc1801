import type { Instant } from '#base';
import { type Tx, timestamp } from '#platform/db';

export interface StoredSignal {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
}

export async function findSignal(
  tx: Tx,
  shard: number,
  account: string,
  id: string,
): Promise<StoredSignal | undefined> {
  const [row] = await tx.query<StoredSignal>(
    'select id, kind, status from signal where shard = $1 and account = $2 and id = $3',
    [shard, account, id],
  );
  return row;
}

export async function closeSignal(
  tx: Tx,
  shard: number,
  account: string,
  id: string,
  reason: string,
  at: Instant,
): Promise<void> {
  await tx.query(
    // What was shown by history and dismissed must not be news of today because its condition holds still.
    `update signal set status = 'dismissed', closed_at = $4, reason = $5, watched = (status = 'standing')
      where shard = $1 and account = $2 and id = $3`,
    [shard, account, id, timestamp(at), reason],
  );
}

export async function acknowledgeSignalRow(tx: Tx, shard: number, account: string, id: string): Promise<void> {
  await tx.query("update signal set status = 'acknowledged' where shard = $1 and account = $2 and id = $3", [
    shard,
    account,
    id,
  ]);
}
