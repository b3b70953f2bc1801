import type { Queryable } from '#platform/db';
import { listMigrations } from './version-list.ts';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** Load balancers give up after a few seconds and ask often. */
const ANSWER_WITHIN = 2_000;
const FRESH_FOR = 1_000;

/**
 * Whether the database answers and has every migration that it had when this process began: the process was started on
 * a database that it had brought up to date. The database is asked once a second at most.
 */
export async function createReadiness(db: Queryable): Promise<() => Promise<Readiness>> {
  const needed = await listMigrations(db);
  let last: Promise<Readiness> | undefined;
  return () => {
    if (last !== undefined) return last;
    last = within(ANSWER_WITHIN, check(db, needed)).finally(() => {
      setTimeout(() => {
        last = undefined;
      }, FRESH_FOR).unref();
    });
    return last;
  };
}

async function check(db: Queryable, needed: readonly number[]): Promise<Readiness> {
  try {
    const applied = new Set(await listMigrations(db));
    const missing = needed.filter((number) => !applied.has(number));
    if (missing.length === 0) return { ready: true };
    return { ready: false, reason: `The database lacks migrations ${missing.join(', ')}: start Perennial again.` };
  } catch {
    // Why is said in the log by whoever needs the database; here anybody may ask.
    return AWAY;
  }
}

const AWAY: Readiness = { ready: false, reason: 'The database can not be reached.' };

function within(ms: number, answer: Promise<Readiness>): Promise<Readiness> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(AWAY), ms);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
