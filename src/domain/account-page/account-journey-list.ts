import type { Instant, JsonObject, Uuid } from '#base';
import type { Queryable } from '#platform/db';

export interface StepRunRow {
  readonly enrollment: Uuid;
  readonly step: string;
  readonly at: Instant;
  readonly did: string;
  readonly saw: JsonObject;
}

/** Of each run the newest so many. */
const RUNS_SHOWN = 60;

/** What the steps of some journey runs of an account did, the newest first. */
export function listStepRuns(
  db: Queryable,
  shard: number,
  account: string,
  enrollments: readonly Uuid[],
): Promise<StepRunRow[]> {
  return db.query<StepRunRow>(
    `select run.enrollment, run.step, run.at, run.did, run.saw
       from unnest($3::uuid[]) as asked (id),
            lateral (select enrollment, step, at, did, saw, ordinal from step_run
                      where shard = $1 and account = $2 and enrollment = asked.id
                      order by ordinal desc limit ${RUNS_SHOWN}) as run
      order by run.enrollment, run.ordinal desc`,
    [shard, account, enrollments],
  );
}
