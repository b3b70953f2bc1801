import type { Db, Session } from '#platform/db';

/** Advisory lock that every running worker shares ('per' and 2): whoever can take it alone knows that none runs. */
export const WORKER_LOCK = 0x70657202;
/** First key of the lock that a worker has for itself ('per' and 3): whoever can take it knows that this one is gone. */
const OWN_NAMESPACE = 0x70657203;

export interface WorkerPresence {
  /** A number of its own. */
  readonly worker: number;
  release(): Promise<void>;
}

const ENTER_AGAIN = 1000;

/** Keys of the advisory lock that a worker holds as long as it lives. */
export const lockOfWorker = (worker: number): readonly [number, number] => [OWN_NAMESPACE, worker];

/**
 * Says that a worker lives, until released: a row, and locks that the database frees when the process is gone. A row
 * without its lock tells of one that died. A lost connection is made again.
 */
export async function enterWorker(db: Db): Promise<WorkerPresence> {
  const [next] = await db.query<{ worker: number }>(`select nextval('worker_id')::integer as worker`);
  const worker = next?.worker ?? 0;
  let session: Session | undefined;
  let again: NodeJS.Timeout | undefined;
  let released = false;
  const enter = async (): Promise<void> => {
    const entering = await db.session();
    await entering.query('select pg_advisory_lock_shared($1, 0)', [WORKER_LOCK]);
    // The lock first: the row of one that lives never stands without it.
    await entering.query('select pg_advisory_lock($1, $2)', [...lockOfWorker(worker)]);
    await entering.query('insert into worker (worker) values ($1) on conflict do nothing', [worker]);
    if (released) return entering.release();
    entering.onLost(later);
    session = entering;
  };
  const later = (): void => {
    if (!released) again = setTimeout(() => void enter().catch(later), ENTER_AGAIN);
  };
  await enter();
  return {
    worker,
    async release() {
      released = true;
      clearTimeout(again);
      // An orderly end; when the database is away it looks like a death, which costs a few careful ticks.
      await session?.query('delete from worker where worker = $1', [worker]).catch(() => undefined);
      await session?.release();
    },
  };
}

/** Whether any worker runs on this database, in this process or another. */
export async function isWorkerRunning(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, 0) as free', [WORKER_LOCK]);
    return row?.free !== true;
  });
}
