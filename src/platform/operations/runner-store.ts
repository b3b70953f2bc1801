import type { Instant, Json } from '#base';
import { type Tx, timestamp } from '#platform/db';

/** What a key that was used before stands for. */
export interface StoredAnswer {
  readonly inputDigest: string;
  readonly output: Json;
}

interface KeyOf {
  readonly actor: string;
  readonly operation: string;
  readonly key: string;
}

/** Whoever waits longer for a lock is told to try again. */
export async function limitLockWait(tx: Tx): Promise<void> {
  await tx.query(`set local lock_timeout = '5s'`);
}

/** A read writes nothing, and none of its statements runs for longer than `ms`. */
export async function limitRead(tx: Tx, ms: number): Promise<void> {
  // Together in one trip to the database.
  await tx.query(`set transaction read only; set local statement_timeout = ${ms}`);
}

/** Locks one shard's row, by number: a cluster refuses FOR UPDATE across shards. False when there is no such row. */
export async function lockShard(tx: Tx, shard: number): Promise<boolean> {
  return (await tx.query('select shard from shard where shard = $1 for update', [shard])).length === 1;
}

/**
 * Takes the key for this transaction: undefined when it is new, else the answer that it stands for. A second request
 * with the same key waits on the unique index until the first has committed or rolled back.
 */
export async function takeKey(tx: Tx, of: KeyOf, inputDigest: string, at: Instant): Promise<StoredAnswer | undefined> {
  const taken = await tx.query(
    `insert into idempotency (actor, operation, key, input_digest, output, at) values ($1, $2, $3, $4, 'null', $5)
     on conflict (actor, operation, key) do nothing returning key`,
    [of.actor, of.operation, of.key, inputDigest, timestamp(at)],
  );
  if (taken.length === 1) return undefined;
  const [stored] = await tx.query<StoredAnswer>(
    `select input_digest as "inputDigest", output from idempotency where actor = $1 and operation = $2 and key = $3`,
    [of.actor, of.operation, of.key],
  );
  return stored;
}

export async function keepAnswer(tx: Tx, of: KeyOf, output: Json): Promise<void> {
  await tx.query('update idempotency set output = $4::jsonb where actor = $1 and operation = $2 and key = $3', [
    of.actor,
    of.operation,
    of.key,
    JSON.stringify(output),
  ]);
}
