import type { Instant } from '#base';
import { ENROLLMENT_COLUMNS, type EnrollmentRow, enrollmentOf, type JourneySum, JourneySums, shardOf } from '#engine';
import type { Queryable } from '#platform/db';

/** A version of a playbook that was published. */
export interface PublishedVersion {
  readonly playbook: string;
  readonly version: string;
  readonly status: 'preparing' | 'live' | 'retired';
  readonly publishedAt: Instant;
}

/** Versions of one playbook, or of all; newest first. */
export async function listPublishedVersions(
  db: Queryable,
  playbook: string | undefined,
): Promise<readonly PublishedVersion[]> {
  const rows = await db.query<{
    playbook: string;
    version: string;
    status: PublishedVersion['status'];
    published_at: Instant;
  }>(
    `select playbook, version, status, published_at from playbook_version
      where $1::text is null or playbook = $1
      order by playbook, published_at desc, version desc`,
    [playbook ?? null],
  );
  return rows.map(({ published_at: publishedAt, ...row }) => ({ ...row, publishedAt }));
}

export interface CountedJourneys {
  readonly playbook: string | undefined;
  readonly journey: string | undefined;
  /** Only these accounts; undefined: all. */
  readonly book: readonly string[] | undefined;
  /** Also where nobody is any more, and how long waits took. */
  readonly isWhole: boolean;
}

/** What is counted of journeys, over all shards: the sums that ticks keep, or of a book its own enrollments. */
export async function listJourneySums(db: Queryable, asked: CountedJourneys): Promise<readonly JourneySum[]> {
  return asked.book === undefined ? listKeptSums(db, asked) : countBook(db, asked, asked.book);
}

async function listKeptSums(
  db: Queryable,
  { playbook, journey, isWhole }: CountedJourneys,
): Promise<readonly JourneySum[]> {
  return db.query<JourneySum>(
    `select playbook, version, journey, kind, name, bucket, sum(count)::double precision as count from journey_sum
      where ($1::text is null or playbook = $1) and ($2::text is null or journey = $2)
        and ($3 or kind in ('entered', 'held_out', 'running', 'goal', 'outcome'))
      group by 1, 2, 3, 4, 5, 6
     having sum(count) <> 0`,
    [playbook ?? null, journey ?? null, isWhole],
  );
}

/** A book has some hundred accounts: its enrollments are read. How long waits took is not in them. */
async function countBook(
  db: Queryable,
  { playbook, journey }: CountedJourneys,
  book: readonly string[],
): Promise<readonly JourneySum[]> {
  if (book.length === 0) return [];
  const rows = await db.query<EnrollmentRow>(
    `select ${ENROLLMENT_COLUMNS}
       from unnest($1::smallint[], $2::text[]) as own (shard, account) join enrollment using (shard, account)
      where ($3::text is null or playbook = $3) and ($4::text is null or journey = $4)`,
    [book.map(shardOf), book, playbook ?? null, journey ?? null],
  );
  const sums = new JourneySums();
  for (const row of rows) sums.note(undefined, enrollmentOf(row));
  return sums.all;
}

/** How many of each arm did what the journey is for, from their entry until now. */
export interface ArmCount {
  readonly arm: 'treated' | 'held_out';
  readonly count: number;
  readonly reached: number;
}

/** Both arms of a journey with a hold-out, counted the same way: by the goal's event in the log after the entry. */
export async function listArms(
  db: Queryable,
  { playbook, journey, goal }: { readonly playbook: string; readonly journey: string; readonly goal: string },
): Promise<readonly ArmCount[]> {
  return db.query<ArmCount>(
    `select case when status = 'held_out' then 'held_out' else 'treated' end as arm, count(*)::double precision as count,
            count(*) filter (where exists (
              select 1 from event
               where event.shard = enrollment.shard and event.account = enrollment.account and event.name = $3
                 and event.occurred_at >= enrollment.entered_at))::double precision as reached
       from enrollment
      where playbook = $1 and journey = $2 and outcome is distinct from 'not_ready'
      group by 1`,
    [playbook, journey, goal],
  );
}
