import type { Db, Session } from '#platform/db';

/** First key of the advisory locks that say which workers live ('per' and 1). */
export const DELIVERY_LOCK = 0x70657201;

/**
 * A process's sign of life: a number of its own, and an advisory lock on it that the database frees the moment the
 * process or its connection is gone. docs/decisions/0001-claims-by-advisory-lock.md
 */
export interface Presence {
  readonly worker: number;
  isLost(): boolean;
  /** Whether another worker's process still holds its lock. */
  isAlive(worker: number): Promise<boolean>;
  leave(): Promise<void>;
}

export async function enterPresence(db: Db): Promise<Presence> {
  const session = await db.session();
  try {
    return await presenceOn(session);
  } catch (error) {
    await session.release();
    throw error;
  }
}

async function presenceOn(session: Session): Promise<Presence> {
  const [next] = await session.query<{ worker: number }>(`select nextval('worker_id')::integer as worker`);
  const worker = next?.worker ?? 0;
  await session.query('select pg_advisory_lock($1, $2)', [DELIVERY_LOCK, worker]);
  let lost = false;
  session.onLost(() => {
    lost = true;
  });
  return {
    worker,
    isLost: () => lost,
    async isAlive(other) {
      const [tried] = await session.query<{ free: boolean }>('select pg_try_advisory_lock($1, $2) as free', [
        DELIVERY_LOCK,
        other,
      ]);
      if (tried?.free !== true) return true;
      await session.query('select pg_advisory_unlock($1, $2)', [DELIVERY_LOCK, other]);
      return false;
    },
    leave: () => session.release(),
  };
}
