import type { Instant, JsonObject } from '#base';
import { type Tx, timestamp } from '#platform/db';

export interface StoredSignal {
  readonly id: string;
  readonly kind: string;
  readonly playbook: string;
  readonly status: string;
  /** Of a dismissed one: what it was before. */
  readonly dismissedFrom: string | null;
}

export async function findSignal(
  tx: Tx,
  shard: number,
  account: string,
  id: string,
): Promise<StoredSignal | undefined> {
  const [row] = await tx.query<StoredSignal>(
    `select id, kind, playbook, status, dismissed_from as "dismissedFrom"
       from signal where shard = $1 and account = $2 and id = $3`,
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
    `update signal
        set status = 'dismissed', closed_at = $4, reason = $5, watched = (status = 'standing'), dismissed_from = status
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

/** Makes a dismissed signal what it was before. */
export async function restoreSignalRow(tx: Tx, shard: number, account: string, id: string): Promise<void> {
  await tx.query(
    `update signal
        set status = dismissed_from, dismissed_from = null, closed_at = null, reason = null, watched = false
      where shard = $1 and account = $2 and id = $3 and status = 'dismissed' and dismissed_from is not null`,
    [shard, account, id],
  );
}

/** Whether another one of a kind is open. */
export async function hasOpenSignal(
  tx: Tx,
  shard: number,
  account: string,
  { id, playbook, kind }: Pick<StoredSignal, 'id' | 'playbook' | 'kind'>,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from signal
      where shard = $1 and account = $2 and playbook = $3 and kind = $4 and id <> $5
        and status in ('raised', 'blocked', 'standing', 'acknowledged', 'qualified', 'handed_over')
      limit 1`,
    [shard, account, playbook, kind, id],
  );
  return rows.length > 0;
}

export async function qualifySignalRow(
  tx: Tx,
  shard: number,
  account: string,
  id: string,
  found: JsonObject,
): Promise<void> {
  await tx.query(
    "update signal set status = 'qualified', qualification = $4 where shard = $1 and account = $2 and id = $3",
    [shard, account, id, JSON.stringify(found)],
  );
}

/** The account's health as it stands, null where none is known. */
export async function findHealth(tx: Tx, shard: number, account: string): Promise<number | null> {
  const [row] = await tx.query<{ value: number | null }>(
    `select (scores -> 'health' ->> 'value')::double precision as value
       from account_state where shard = $1 and account = $2`,
    [shard, account],
  );
  return row?.value ?? null;
}
