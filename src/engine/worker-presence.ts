import type { Db, Session } from '#platform/db';

/** Advisory lock that every running worker shares ('per' and 2): whoever can take it alone knows that none runs. */
const NAMESPACE = 0x70657202;

export interface WorkerPresence {
  release(): Promise<void>;
}

const ENTER_AGAIN = 1000;

/** Says that a worker lives, until released. The database frees it when the process is gone; a lost connection is made again. */
export async function enterWorker(db: Db): Promise<WorkerPresence> {
  let session: Session | undefined;
  let again: NodeJS.Timeout | undefined;
  let released = false;
  const enter = async (): Promise<void> => {
    const entering = await db.session();
    await entering.query('select pg_advisory_lock_shared($1, 0)', [NAMESPACE]);
    if (released) return entering.release();
    entering.onLost(later);
    session = entering;
  };
  const later = (): void => {
    if (!released) again = setTimeout(() => void enter().catch(later), ENTER_AGAIN);
  };
  await enter();
  return {
    async release() {
      released = true;
      clearTimeout(again);
      await session?.release();
    },
  };
}

/** Whether any worker runs on this database, in this process or another. */
export async function isWorkerRunning(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, 0) as free', [NAMESPACE]);
    return row?.free !== true;
  });
}
