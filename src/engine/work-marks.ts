import type { Instant } from '#base';
import { type Db, type Queryable, type Tx, timestamp } from '#platform/db';
import { lockOfWorker } from './worker-presence.ts';

/** Says which accounts a worker works on before it does, so that whoever finds it dead knows. */
export interface WorkMarks {
  /** Committed when it answers, whatever becomes of the tick. */
  leave(shard: number, accounts: readonly string[]): Promise<void>;
  /** Inside the tick, so that the mark goes when the work is kept; or after a tick that was given up. */
  wipe(on: Queryable, shard: number): Promise<void>;
}

export function workMarks(db: Db, worker: number): WorkMarks {
  return {
    async leave(shard, accounts) {
      await db.query('update worker set marks = marks || jsonb_build_object($2::text, $3::jsonb) where worker = $1', [
        worker,
        String(shard),
        JSON.stringify(accounts),
      ]);
    },
    async wipe(on, shard) {
      await on.query('update worker set marks = marks - $2::text where worker = $1', [worker, String(shard)]);
    },
  };
}

export interface Suspect {
  readonly shard: number;
  readonly account: string;
  /** Processes that died while they tried it alone. */
  readonly deaths: number;
}

/** Accounts that are to be tried alone. */
export function listSuspects(db: Queryable): Promise<Suspect[]> {
  return db.query('select shard, account, deaths from held_account where suspect order by shard, deaths, account');
}

/** An account that was tried alone and ended nothing goes on with the others. */
export async function clearSuspect(
  db: Queryable,
  { shard, account }: Pick<Suspect, 'shard' | 'account'>,
): Promise<void> {
  await db.query('delete from held_account where shard = $1 and account = $2 and suspect', [shard, account]);
}

/** So many processes must die over an account alone before it is held: one may have been ended by somebody else. */
const DEATHS = 2;
const KILLER = `its events ended the process ${DEATHS === 2 ? 'twice' : `${DEATHS} times`}: they run for ever or take all memory`;

export interface Deaths {
  /** How many workers had died. */
  readonly died: number;
  /** Accounts that are held now. */
  readonly held: readonly string[];
}

/**
 * Looks for workers that died: what they had marked becomes suspect and is tried alone; what was alone each time is
 * held. Of several processes that look at once, one does it.
 */
export async function chargeDead(db: Db, at: Instant): Promise<Deaths> {
  const workers = await db.query<{ worker: number }>('select worker from worker order by worker');
  let died = 0;
  const held: string[] = [];
  for (const { worker } of workers) {
    const charged = await db.transaction((tx) => charge(tx, worker, at));
    if (charged === undefined) continue;
    died++;
    held.push(...charged);
  }
  return { died, held };
}

/** Undefined when that worker lives, or another process was first. */
async function charge(tx: Tx, worker: number, at: Instant): Promise<string[] | undefined> {
  const [lock] = await tx.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, $2) as free', [
    ...lockOfWorker(worker),
  ]);
  if (lock?.free !== true) return undefined;
  const [gone] = await tx.query<{ marks: Readonly<Record<string, readonly string[]>> }>(
    'delete from worker where worker = $1 returning marks',
    [worker],
  );
  if (gone === undefined) return undefined;
  const marks = Object.entries(gone.marks).map(([shard, accounts]) => ({ shard: Number(shard), accounts }));
  const held: string[] = [];
  for (const { shard, accounts } of marks.sort((a, b) => a.shard - b.shard)) {
    await tx.query('select 1 from shard where shard = $1 for update', [shard]);
    await tx.query(
      `insert into held_account (shard, account, at, reason, suspect, deaths)
       select $1, account, $3, 'a process ended while it was at work', true, 0 from unnest($2::text[]) as account
         on conflict (shard, account) do update set deaths = held_account.deaths + 1
          where held_account.suspect`,
      [shard, accounts, timestamp(at)],
    );
    const found = await tx.query<{ account: string }>(
      `update held_account set suspect = false, at = $3, reason = $4
        where shard = $1 and account = any($2) and suspect and deaths >= $5 returning account`,
      [shard, accounts, timestamp(at), KILLER, DEATHS],
    );
    held.push(...found.map(({ account }) => account));
  }
  return held;
}
