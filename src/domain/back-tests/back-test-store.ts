import { type Instant, internal } from '#base';
import { type Db, type Queryable, type Tx, timestamp } from '#platform/db';
import type { AskedBackTest, BackTestChange, BackTestResult, BackTestSummary, ChangeKind } from './back-test.ts';

export type BackTestStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface StoredBackTest {
  readonly run: string;
  readonly playbook: string;
  readonly version: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly months: number;
  readonly accounts: number | null;
  readonly outcomeDays: number;
  readonly status: BackTestStatus;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly progress: number;
  readonly summary: BackTestSummary | null;
  readonly problem: string | null;
}

const COLUMNS = `run, playbook, version, from_at as "from", to_at as "to", months, accounts, outcome_days as "outcomeDays",
  status, asked_at as "askedAt", asked_by as "askedBy", started_at as "startedAt", finished_at as "finishedAt", progress,
  summary, problem`;

export interface NewBackTest extends Omit<AskedBackTest, 'run'> {
  readonly playbook: string;
  readonly version: string;
  readonly months: number;
  readonly askedAt: Instant;
  readonly askedBy: string;
}

/** Gives the name of the run. */
export async function insertBackTest(tx: Tx, asked: NewBackTest): Promise<string> {
  const { playbook, version, files, from, to, months, accounts, outcomeDays, askedAt, askedBy } = asked;
  const [row] = await tx.query<{ run: string }>(
    `insert into back_test (run, playbook, version, files, from_at, to_at, months, accounts, outcome_days, status, asked_at, asked_by)
     values (gen_random_uuid(), $1, $2, $3::jsonb, $4, $5, $6, $7, $8, 'queued', $9, $10) returning run`,
    [
      playbook,
      version,
      JSON.stringify(files),
      timestamp(from),
      timestamp(to),
      months,
      accounts,
      outcomeDays,
      timestamp(askedAt),
      askedBy,
    ],
  );
  if (row === undefined) throw internal('not-inserted', 'The back-test was not stored; ask for it again.');
  return row.run;
}

export async function findBackTest(db: Queryable, run: string): Promise<StoredBackTest | undefined> {
  const [row] = await db.query<StoredBackTest>(`select ${COLUMNS} from back_test where run = $1`, [run]);
  return row;
}

/** What a run replays, its files with it. */
export async function findAsked(db: Queryable, run: string): Promise<AskedBackTest | undefined> {
  const [row] = await db.query<AskedBackTest>(
    `select run, files, from_at as "from", to_at as "to", accounts, outcome_days as "outcomeDays" from back_test where run = $1`,
    [run],
  );
  return row;
}

/** The newest first. */
export function readBackTests(db: Queryable, playbook: string | null, most: number): Promise<StoredBackTest[]> {
  return db.query<StoredBackTest>(
    `select ${COLUMNS} from back_test where $1::text is null or playbook = $1 order by asked_at desc, run desc limit $2`,
    [playbook, most],
  );
}

/** The oldest that waits becomes the one that runs; undefined while another does, or none waits. */
export function takeQueued(db: Db, at: Instant): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    // One process at a time decides which.
    await tx.query('lock table back_test in share row exclusive mode');
    const [row] = await tx.query<{ run: string }>(
      `update back_test set status = 'running', started_at = $1, alive_at = $1
        where run = (select run from back_test where status = 'queued' order by asked_at, run limit 1)
          and not exists (select from back_test where status = 'running')
        returning run`,
      [timestamp(at)],
    );
    return row?.run;
  });
}

/** Says that a run goes on, and how far it is; false: it was cancelled meanwhile. */
export async function noteProgress(db: Queryable, run: string, progress: number, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `update back_test set progress = $2, alive_at = $3 where run = $1 and status = 'running' returning run`,
    [run, progress, timestamp(at)],
  );
  return rows.length > 0;
}

/** Runs whose process has said nothing for long: it has died. */
export async function interruptSilent(db: Queryable, silentSince: Instant, at: Instant): Promise<void> {
  await db.query(
    `update back_test set status = 'interrupted', finished_at = $2 where status = 'running' and alive_at < $1`,
    [timestamp(silentSince), timestamp(at)],
  );
}

/** Ends a run otherwise than with a result; one that has ended stays as it is. */
export async function endBackTest(
  db: Queryable,
  run: string,
  status: 'failed' | 'cancelled' | 'interrupted',
  problem: string | null,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update back_test set status = $2, problem = $3, finished_at = $4
      where run = $1 and status in ('queued', 'running') returning run`,
    [run, status, problem, timestamp(at)],
  );
  return rows.length > 0;
}

/** Keeps what was found; of a run that was cancelled meanwhile nothing. */
export async function keepResult(
  db: Db,
  run: string,
  { summary, changes }: BackTestResult,
  at: Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.query(
      `update back_test set status = 'done', progress = 1, summary = $2::jsonb, finished_at = $3
        where run = $1 and status = 'running' returning run`,
      [run, JSON.stringify(summary), timestamp(at)],
    );
    if (rows.length === 0 || changes.length === 0) return;
    await tx.copyInto(
      'back_test_change',
      ['run', 'kind', 'place', 'account', 'at', 'detail'],
      changes.map((change, place) => [
        run,
        change.kind,
        place,
        change.account,
        timestamp(change.at),
        JSON.stringify(change),
      ]),
    );
  });
}

/** Those that ended before are forgotten, with what they found. */
export async function forgetBackTests(db: Queryable, before: Instant): Promise<void> {
  await db.query('delete from back_test where finished_at < $1', [timestamp(before)]);
}

export interface StoredChange {
  readonly place: number;
  readonly detail: BackTestChange;
}

/** Differences of one kind in the order of time, from a place on. */
export function readChanges(
  db: Queryable,
  run: string,
  { kind, way, name, after }: { kind: ChangeKind; way: string | null; name: string | null; after: number },
  most: number,
): Promise<StoredChange[]> {
  return db.query<StoredChange>(
    `select place, detail from back_test_change
      where run = $1 and kind = $2 and place > $3 and ($4::text is null or detail ->> 'way' = $4)
        and ($5::text is null or coalesce(detail ->> 'signal', detail ->> 'message', detail ->> 'journey', detail ->> 'score') = $5)
      order by place limit $6`,
    [run, kind, after, way, name, most],
  );
}
