import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';

/** An account that made the tick fail: its events wait in order, and nothing else of it moves. */
export interface HeldAccount {
  readonly account: string;
  readonly at: Instant;
  readonly reason: string;
  /** Events that wait in its inbox. */
  readonly waiting: number;
  /** The name of the event that it stands at; null: it failed on something that was due. */
  readonly next: string | null;
}

const HELD = `held.account, held.at, held.reason,
  (select count(*) from inbox where inbox.shard = held.shard and inbox.account = held.account) as waiting,
  (select event->>'name' from inbox where inbox.shard = held.shard and inbox.account = held.account order by id limit 1) as next`;

/** Held accounts over all shards, the longest held first, at most `limit`. */
export function listHeldAccounts(db: Queryable, limit: number): Promise<HeldAccount[]> {
  return db.query<HeldAccount>(
    `select ${HELD} from held_account held where not held.suspect
      order by held.at, held.account limit $1`,
    [limit],
  );
}

/** One account as it is held; undefined: it is not. */
export async function findHeld(db: Queryable, shard: number, account: string): Promise<HeldAccount | undefined> {
  const [held] = await db.query<HeldAccount>(
    `select ${HELD} from held_account held where held.shard = $1 and held.account = $2 and not held.suspect`,
    [shard, account],
  );
  return held;
}

/** Keeps an account's inbox rows where they are until a person releases it. */
export async function insertHeld(tx: Tx, shard: number, account: string, reason: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into held_account (shard, account, at, reason) values ($1, $2, $3, $4)
       on conflict (shard, account) do update set at = excluded.at, reason = excluded.reason, suspect = false
        where held_account.suspect`,
    [shard, account, timestamp(at), reason],
  );
}

/** Lets the next tick go on with an account; undefined when it is not held. What made it fail may hold it again. */
export async function releaseHeld(
  tx: Tx,
  shard: number,
  account: string,
): Promise<Pick<HeldAccount, 'at' | 'reason'> | undefined> {
  const [released] = await tx.query<Pick<HeldAccount, 'at' | 'reason'>>(
    'delete from held_account where shard = $1 and account = $2 and not suspect returning at, reason',
    [shard, account],
  );
  return released;
}
