import { type Clock, HOUR, type Instant, MINUTE } from '#base';
import { databaseTime, type Queryable } from '#platform/db';
import { type ClockJump, forgetJump, keepJump, readClockJump, wasJustAccepted } from './jump-store.ts';

/** A clock that measures itself again each minute until it is stopped. */
export interface DatabaseClock extends Clock {
  /** A jump that waits for a person: until then nothing is to be sent. */
  jump(): ClockJump | undefined;
  stop(): void;
}

/** No clock drifts so far between two looks: somebody has set it, or the machine slept. */
const LARGEST_DRIFT = HOUR;
const LOOK_EVERY = MINUTE;
/** Whoever has accepted a jump waits for it. */
const LOOK_WHILE_JUMPED = 2000;

/**
 * The database's time, so that all processes have the same, plus `shift` ms. Measured now and each minute; between
 * measurements the process's monotonic clock counts on. It never goes back: where the database's time did, it stands
 * still until that has caught up. When the database's time jumps by over an hour it goes on as before, for all processes
 * and after a new start too, until a person accepts the jump or the database's clock is put right. `jumped` is told once.
 */
export async function databaseClock(
  db: Queryable,
  shift = 0,
  jumped: (jump: ClockJump) => void = () => undefined,
): Promise<DatabaseClock> {
  const waiting = await readClockJump(db);
  let jump = waiting;
  // From the process's monotonic clock to the time that is shown, without the shift.
  let offset = (await measure(db)) - (waiting?.ms ?? 0);
  if (waiting !== undefined) jumped(waiting);
  let latest = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const measured = await measure(db);
    const before = jump;
    jump = await readClockJump(db);
    const drift = measured - offset;
    if (Math.abs(drift) <= LARGEST_DRIFT) {
      // Also the database's clock that was put right again.
      if (jump !== undefined) await forgetJump(db);
      jump = undefined;
      offset = measured;
    } else if (jump !== undefined && Math.abs(drift - jump.ms) <= LARGEST_DRIFT) {
      offset = measured - jump.ms;
    } else if (
      jump === undefined &&
      (before !== undefined || (await wasJustAccepted(db, drift, measured + performance.now())))
    ) {
      offset = measured;
    } else {
      // One that waits and has gone further meanwhile is another one.
      if (jump !== undefined) await forgetJump(db);
      jump = await keepJump(db, { ms: Math.round(drift), seenAt: Math.floor(performance.now() + offset + shift) });
      offset = measured - jump.ms;
    }
    if (jump !== undefined && before === undefined) jumped(jump);
  }

  function lookAgain(): void {
    if (stopped) return;
    timer = setTimeout(
      () => {
        // The database may be away: the last measure serves on, and whoever needs the database will say so.
        look().then(lookAgain, lookAgain);
      },
      jump === undefined ? LOOK_EVERY : LOOK_WHILE_JUMPED,
    );
    timer.unref();
  }

  lookAgain();
  return {
    now(): Instant {
      latest = Math.max(latest, Math.floor(performance.now() + offset + shift));
      return latest;
    },
    jump: () => jump,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** How far the database's clock is ahead of this process's: read in the middle of the way there and back. */
async function measure(db: Queryable): Promise<number> {
  const asked = performance.now();
  const time = await databaseTime(db);
  const answered = performance.now();
  return time - (asked + answered) / 2;
}
