import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** Shards that have accounts of the sample. */
export async function listSampleShards(db: Queryable): Promise<readonly number[]> {
  const rows = await db.query<{ shard: number }>('select distinct shard from sample_account order by shard');
  return rows.map(({ shard }) => shard);
}

export async function countSampleAccounts(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from sample_account');
  return row?.count ?? 0;
}

/** Events of the sample that the worker has still to look at. */
export async function countWaiting(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::int as count from inbox
      where exists (select 1 from sample_account s where s.shard = inbox.shard and s.account = inbox.account)`,
  );
  return row?.count ?? 0;
}

/** Tables with rows of accounts, whatever features there are: each but the mark itself has `shard` and `account`. */
export async function listAccountTables(db: Queryable): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(
    `select c.relname as name
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'sample_account'
        and 2 = (select count(*) from pg_attribute a
                  where a.attrelid = c.oid and a.attname in ('shard', 'account') and not a.attisdropped)
      order by c.relname`,
  );
  return rows.map(({ name }) => name);
}

export interface OldSignal {
  readonly account: string;
  readonly signal: Uuid;
  readonly raisedAt: Instant;
  readonly strength: string | null;
}

/** Signals of the sample that were raised before an instant and that nobody has seen to. */
export function listOldSignals(db: Queryable, before: Instant): Promise<OldSignal[]> {
  return db.query(
    `select account, id as signal, raised_at as "raisedAt", strength
       from signal
      where status = 'raised' and raised_at < $1
        and exists (select 1 from sample_account s where s.shard = signal.shard and s.account = signal.account)
      order by raised_at, id`,
    [timestamp(before)],
  );
}

/** Accounts of one's own that a colleague of the sample looks after. */
export async function listOwnedElsewhere(db: Queryable): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `select account.id from account join person on person.sample and person.id = account.owner
      where not exists (select 1 from sample_account s where s.shard = account.shard and s.account = account.id)
      order by account.id limit 20`,
  );
  return rows.map(({ id }) => id);
}
