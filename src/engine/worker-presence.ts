import type { Db, Session } from '#platform/db';

/** Advisory lock that every running worker shares ('per' and 2): whoever can take it alone knows that none runs. */
const NAMESPACE = 0x70657202;

/** Says that a worker lives, until released. The database frees it when the process or its connection is gone. */
export async function enterWorker(db: Db): Promise<Session> {
  const session = await db.session();
  await session.query('select pg_advisory_lock_shared($1, 0)', [NAMESPACE]);
  return session;
}

/** Whether any worker runs on this database, in this process or another. */
export async function isWorkerRunning(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, 0) as free', [NAMESPACE]);
    return row?.free !== true;
  });
}
