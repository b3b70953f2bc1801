import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { Enrollment } from '#pure/journey';
import { ENROLLMENT_COLUMNS, type EnrollmentRow, enrollmentOf } from './load-enrollments.ts';
import { shardOf } from './shards.ts';

/** Whether anybody, in whatever shard, is inside a journey of a version. Reads the whole table: for what is rare. */
export async function hasRunningEnrollments(db: Queryable, playbook: string, version: string): Promise<boolean> {
  const [row] = await db.query(
    "select 1 from enrollment where playbook = $1 and version = $2 and status = 'running' limit 1",
    [playbook, version],
  );
  return row !== undefined;
}

export interface EnrollmentFilter {
  readonly account: string | undefined;
  readonly playbook: string | undefined;
  readonly journey: string | undefined;
  readonly status: Enrollment['status'] | undefined;
  readonly outcome: string | undefined;
  readonly stage: string | undefined;
  /** Only these accounts; absent: all. */
  readonly book?: readonly string[] | undefined;
  readonly version?: string | undefined;
  readonly after: { readonly enteredAt: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** Enrollments of all shards, who entered last first. */
export async function listEnrollmentPage(db: Queryable, filter: EnrollmentFilter): Promise<readonly Enrollment[]> {
  const { account, playbook, journey, status, outcome, stage, book, version, after, limit } = filter;
  const rows = await db.query<EnrollmentRow>(
    `select ${ENROLLMENT_COLUMNS} from enrollment
      where ($1::text is null or (shard = $10 and account = $1))
        and ($2::text is null or playbook = $2)
        and ($3::text is null or journey = $3)
        and ($4::text is null or status = $4)
        and ($5::text is null or outcome = $5)
        and ($6::text is null or state ->> 'stage' = $6)
        and ($7::timestamptz is null or (entered_at, id) < ($7, $8::uuid))
        and ($11::text[] is null or account = any($11))
        and ($12::text is null or version = $12)
      order by entered_at desc, id desc
      limit $9`,
    [
      account ?? null,
      playbook ?? null,
      journey ?? null,
      status ?? null,
      outcome ?? null,
      stage ?? null,
      after === undefined ? null : timestamp(after.enteredAt),
      after?.id ?? null,
      limit,
      account === undefined ? null : shardOf(account),
      book ?? null,
      version ?? null,
    ],
  );
  return rows.map(enrollmentOf);
}

export interface StandingFilter {
  readonly playbook: string;
  readonly journey: string;
  readonly step: string;
  /** Only these accounts; undefined: all. */
  readonly book: readonly string[] | undefined;
  readonly after: { readonly since: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** Who stands at a step, in all shards and versions, who has stood there longest first. */
export async function listStandingPage(db: Queryable, filter: StandingFilter): Promise<readonly Enrollment[]> {
  const { playbook, journey, step, book, after, limit } = filter;
  const rows = await db.query<EnrollmentRow>(
    `select ${ENROLLMENT_COLUMNS.split(', ')
      .map((column) => `enrollment.${column}`)
      .join(', ')}
       from (select shard, account, enrollment, since from standing
              where playbook = $1 and journey = $2 and step = $3
                and ($4::timestamptz is null or (since, enrollment) > ($4, $5::uuid))
                and ($6::text[] is null or account = any($6))
              order by since, enrollment
              limit $7) as standing
       join enrollment on enrollment.shard = standing.shard and enrollment.account = standing.account
                      and enrollment.id = standing.enrollment
      order by since, enrollment.id`,
    [
      playbook,
      journey,
      step,
      after === undefined ? null : timestamp(after.since),
      after?.id ?? null,
      book ?? null,
      limit,
    ],
  );
  return rows.map(enrollmentOf);
}
