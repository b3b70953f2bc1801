import { type Clock, HOUR } from '#base';
import type { Db } from '#platform/db';
import type { SourceHour } from './source-hour.ts';
import { addSourceHours } from './source-store.ts';

export interface SourceCounts {
  /** Calls of a key that were stored, and that were refused. */
  add(source: string, accepted: number, refused: number): void;
  stop(): Promise<void>;
}

const STORE_EVERY = 2000;

/** Counts what comes in by key and hour in memory, and stores the sums every 2 s: the door waits for nothing. */
export function sourceCounts({
  db,
  clock,
  failed,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}): SourceCounts {
  let hours = new Map<string, SourceHour>();
  const store = async (): Promise<void> => {
    if (hours.size === 0) return;
    const full = [...hours.values()];
    hours = new Map();
    await addSourceHours(db, full).catch(failed);
  };
  let storing = Promise.resolve();
  const timer = setInterval(() => {
    storing = storing.then(store);
  }, STORE_EVERY);
  return {
    add(source, accepted, refused) {
      const lastAt = clock.now();
      const hour = Math.floor(lastAt / HOUR) * HOUR;
      const key = `${source} ${hour}`;
      const counted = hours.get(key) ?? { source, hour, accepted: 0, refused: 0, lastAt };
      counted.accepted += accepted;
      counted.refused += refused;
      counted.lastAt = lastAt;
      hours.set(key, counted);
    },
    async stop() {
      clearInterval(timer);
      await storing;
      await store();
    },
  };
}
