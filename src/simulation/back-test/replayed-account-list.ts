import type { Queryable } from '#platform/db';

/** The accounts of a shard of which anything is known, up to so many (null: all). */
export async function listAccountsOf(db: Queryable, shard: number, most: number | null): Promise<string[]> {
  const rows = await db.query<{ account: string }>(
    'select account from account_state where shard = $1 order by account limit $2',
    [shard, most],
  );
  return rows.map(({ account }) => account);
}

/** The process of the server that works for a connection, where it has but one. */
export async function backendOf(db: Queryable): Promise<number | undefined> {
  const [backend] = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  return backend?.pid;
}
