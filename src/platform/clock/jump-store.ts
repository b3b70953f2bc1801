import type { Instant } from '#base';
import type { Queryable } from '#platform/db';

/** The database's time went elsewhere than a process's monotonic clock, by more than an hour. */
export interface ClockJump {
  /** How far, in ms; below 0: back. */
  readonly ms: number;
  /** By the clock as it goes on without the jump. */
  readonly seenAt: Instant;
}

interface StoredJump extends ClockJump {
  /** By the database's own time; absent: nobody has accepted it. */
  readonly acceptedAt?: Instant;
}

const KEY = 'clock.jump';
/** So long after a person accepted a jump, processes that come to see the same one follow too. */
const ACCEPTED_FOR = 5 * 60_000;

/** The jump that waits for a person, for every process of this database; undefined: none. */
export async function readClockJump(db: Queryable): Promise<ClockJump | undefined> {
  const stored = await readJump(db);
  return stored === undefined || stored.acceptedAt !== undefined ? undefined : { ms: stored.ms, seenAt: stored.seenAt };
}

async function readJump(db: Queryable): Promise<StoredJump | undefined> {
  const [row] = await db.query<{ value: StoredJump }>('select value from setting where key = $1', [KEY]);
  return row?.value;
}

/** Keeps a jump for all processes; the first one's word stands. */
export async function keepJump(db: Queryable, jump: ClockJump): Promise<ClockJump> {
  const [row] = await db.query<{ value: StoredJump }>(
    `insert into setting (key, value, updated_at) values ($1, $2::jsonb, clock_timestamp())
       on conflict (key) do update
       set value = case when setting.value ? 'acceptedAt' then excluded.value else setting.value end, updated_at = clock_timestamp()
     returning value`,
    [KEY, JSON.stringify(jump)],
  );
  return row?.value ?? jump;
}

/** The database's clock is right again by itself. */
export async function forgetJump(db: Queryable): Promise<void> {
  await db.query('delete from setting where key = $1', [KEY]);
}

/** A person says that the database's time is right; undefined: no jump waits. */
export async function acceptJump(db: Queryable): Promise<ClockJump | undefined> {
  const [row] = await db.query<{ value: StoredJump }>(
    `update setting
        set value = value || jsonb_build_object('acceptedAt', floor(extract(epoch from clock_timestamp()) * 1000)),
            updated_at = clock_timestamp()
      where key = $1 and not value ? 'acceptedAt' returning value`,
    [KEY],
  );
  return row?.value;
}

/** Whether a jump of about `ms` was accepted a moment ago, while this process had not seen it. */
export async function wasJustAccepted(db: Queryable, ms: number, databaseNow: Instant): Promise<boolean> {
  const stored = await readJump(db);
  return (
    stored?.acceptedAt !== undefined &&
    Math.abs(databaseNow - stored.acceptedAt) < ACCEPTED_FOR &&
    Math.abs(stored.ms - ms) < ACCEPTED_FOR
  );
}
