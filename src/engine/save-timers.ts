import type { Instant, Uuid } from '#base';
import { column, manyRows, type Tx } from '#platform/db';
import { dueOf, type Enrollment } from '#pure/journey';
import type { AccountRun } from './account-run.ts';
import type { LoadedAccount } from './load-accounts.ts';

/** The timer of the account itself, beside those of its enrollments. */
const ACCOUNT_TIMER: Uuid = '00000000-0000-0000-0000-000000000000';

/** What an account or one of its enrollments waits for; `dueAt` undefined: for no time. */
interface Timer {
  readonly account: string;
  readonly enrollment: Uuid;
  readonly dueAt: Instant | undefined;
  /** Where an enrollment stands, and since when. */
  readonly stands?: Stands | undefined;
}

interface Stands {
  readonly playbook: string;
  readonly journey: string;
  readonly step: string;
  readonly since: Instant;
}

function standsOf(enrollment: Enrollment | undefined): Stands | undefined {
  if (enrollment?.status !== 'running' || enrollment.waiting === undefined) return undefined;
  const { playbook, journey, waiting, standsSince: since = enrollment.stageStartedAt } = enrollment;
  return { playbook, journey, step: waiting.step, since };
}

const key = {
  due_at: column.instant<Timer>(({ dueAt }) => dueAt),
  account: column.text<Timer>(({ account }) => account),
  enrollment: column.uuid<Timer>(({ enrollment }) => enrollment),
};

const deleteTimers = manyRows(
  key,
  (rows) =>
    `delete from timer using ${rows}
      where timer.shard = $1 and timer.due_at = coalesce(row.due_at, 'infinity')
        and timer.account = row.account and timer.enrollment = row.enrollment`,
);

const insertTimers = manyRows<Timer>(
  {
    ...key,
    playbook: column.text(({ stands }) => stands?.playbook),
    journey: column.text(({ stands }) => stands?.journey),
    step: column.text(({ stands }) => stands?.step),
    since: column.instant(({ stands }) => stands?.since),
  },
  (rows) =>
    `insert into timer (shard, due_at, account, enrollment, playbook, journey, step, since)
     select $1, coalesce(due_at, 'infinity'), account, enrollment, playbook, journey, step, since from ${rows}
     on conflict do nothing`,
);

/** Writes what accounts and their enrollments now wait for, in the place of what they waited for: only where it changed. */
export async function saveTimers(
  tx: Tx,
  shard: number,
  accounts: readonly { data: LoadedAccount; run: AccountRun }[],
): Promise<void> {
  const gone: Timer[] = [];
  const set: Timer[] = [];
  for (const { data, run } of accounts) {
    const { account } = data;
    if (data.dueAt !== run.dueAt) {
      if (data.dueAt !== undefined) gone.push({ account, enrollment: ACCOUNT_TIMER, dueAt: data.dueAt });
      if (run.dueAt !== undefined) set.push({ account, enrollment: ACCOUNT_TIMER, dueAt: run.dueAt });
    }
    for (const enrollment of run.journeys.changed) {
      const after = run.journeys.enrollments.get(enrollment);
      if (after === undefined) continue;
      const stored = data.enrollments.find(({ id }) => id === enrollment);
      const was = { account, enrollment, dueAt: data.timers.get(enrollment), stands: standsOf(stored) };
      const is = { account, enrollment, dueAt: dueOf(after), stands: standsOf(after) };
      if (isSame(was, is)) continue;
      if (isThere(was)) gone.push(was);
      if (isThere(is)) set.push(is);
    }
  }
  await deleteTimers(tx, shard, gone);
  await insertTimers(tx, shard, set);
}

const isThere = ({ dueAt, stands }: Timer): boolean => dueAt !== undefined || stands !== undefined;

const isSame = (a: Timer, b: Timer): boolean =>
  a.dueAt === b.dueAt && a.stands?.step === b.stands?.step && a.stands?.since === b.stands?.since;
