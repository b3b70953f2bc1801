import { type Clock, type Instant, MINUTE } from '#base';
import { databaseTime, type Queryable } from '#platform/db';

/** A clock that measures itself again each minute until it is stopped. */
export interface DatabaseClock extends Clock {
  stop(): void;
}

/**
 * The database's time, so that all processes have the same, plus `shift` ms. Measured now and each minute; between
 * measurements the process's monotonic clock counts on. It never goes back: where the database's time did, it stands
 * still until that has caught up.
 */
export async function databaseClock(db: Queryable, shift = 0): Promise<DatabaseClock> {
  let offset = await measure(db);
  let latest = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => {
    measure(db).then(
      (measured) => {
        offset = measured;
      },
      // The database is away: the last measure serves on, and whoever needs the database will say so.
      () => undefined,
    );
  }, MINUTE);
  timer.unref();
  return {
    now(): Instant {
      latest = Math.max(latest, Math.floor(performance.now() + offset + shift));
      return latest;
    },
    stop: () => clearInterval(timer),
  };
}

/** How far the database's clock is ahead of this process's: read in the middle of the way there and back. */
async function measure(db: Queryable): Promise<number> {
  const asked = performance.now();
  const time = await databaseTime(db);
  const answered = performance.now();
  return time - (asked + answered) / 2;
}
