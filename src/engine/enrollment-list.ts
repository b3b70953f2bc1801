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
  const rows = await db.query<EnrollmentRow>(account === undefined ? PAGE_OF_JOURNEYS : PAGE_OF_ACCOUNT, [
    playbook ?? null,
    journey ?? null,
    status ?? null,
    outcome ?? null,
    stage ?? null,
    after === undefined ? null : timestamp(after.enteredAt),
    after?.id ?? null,
    limit,
    book ?? null,
    version ?? null,
    ...(account === undefined ? [] : [shardOf(account), account]),
  ]);
  return rows.map(enrollmentOf);
}

const WANTED = `($3::text is null or status = $3)
        and ($4::text is null or outcome = $4)
        and ($5::text is null or state ->> 'stage' = $5)
        and ($6::timestamptz is null or (entered_at, id) < ($6, $7::uuid))
        and ($9::text[] is null or account = any($9))
        and ($10::text is null or version = $10)`;

const NEWEST = 'order by entered_at desc, id desc limit $8';

const PAGE_OF_ACCOUNT = `select ${ENROLLMENT_COLUMNS} from enrollment
      where shard = $11 and account = $12
        and ($1::text is null or playbook = $1)
        and ($2::text is null or journey = $2)
        and ${WANTED}
      ${NEWEST}`;

/** Each journey's newest by its index, of which the newest. */
const PAGE_OF_JOURNEYS = `select found.*
       from (select distinct playbook, journey from journey_sum
              where ($1::text is null or playbook = $1) and ($2::text is null or journey = $2)) as one,
            lateral (select ${ENROLLMENT_COLUMNS} from enrollment
                      where enrollment.playbook = one.playbook and enrollment.journey = one.journey
                        and ${WANTED}
                      ${NEWEST}) as found
      ${NEWEST}`;

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
       from (select shard, account, enrollment, since from timer
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
