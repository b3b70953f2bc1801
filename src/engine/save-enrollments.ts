import { type Tx, timestamp } from '#platform/db';
import { dueOf, type Enrollment } from '#pure/journey';
import type { AccountRun } from './account-run.ts';
import type { EnrollmentState } from './load-enrollments.ts';
import { optional, write } from './write-rows.ts';

/** Writes the enrollments that changed, and what their steps did. */
export async function saveEnrollments(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const rows = runs.flatMap(({ journeys }) =>
    [...journeys.changed].flatMap((id) => {
      const enrollment = journeys.enrollments.get(id);
      return enrollment === undefined ? [] : [enrollmentRow(enrollment)];
    }),
  );
  await write(
    tx,
    rows,
    `insert into enrollment (shard, account, id, playbook, version, journey, due_at, status, outcome, entered_at, exited_at, state)
     select $1, account, id, playbook, version, journey, due_at, status, outcome, entered_at, exited_at, state
       from jsonb_to_recordset($2::jsonb)
         as row(account text, id uuid, playbook text, version text, journey text, due_at timestamptz, status text, outcome text,
                entered_at timestamptz, exited_at timestamptz, state jsonb)
     on conflict (shard, account, id)
       do update set due_at = excluded.due_at, status = excluded.status, outcome = excluded.outcome,
                     exited_at = excluded.exited_at, state = excluded.state`,
    shard,
  );
  const steps = runs.flatMap(({ data, journeys }) =>
    journeys.runs.map(({ enrollment, run: { at, ...run } }) => ({
      ...run,
      enrollment,
      account: data.account,
      at: timestamp(at),
    })),
  );
  await write(
    tx,
    steps,
    `insert into step_run (shard, account, enrollment, ordinal, step, at, did, saw)
     select $1, account, enrollment, ordinal, step, at, did, saw
       from jsonb_to_recordset($2::jsonb)
         as row(account text, enrollment uuid, ordinal integer, step text, at timestamptz, did text, saw jsonb)`,
    shard,
  );
}

function enrollmentRow(enrollment: Enrollment) {
  const { id, account, playbook, version, journey, status, outcome, enteredAt, exitedAt, ...rest } = enrollment;
  const state: EnrollmentState = rest;
  return {
    id,
    account,
    playbook,
    version,
    journey,
    status,
    outcome: outcome ?? null,
    due_at: optional(dueOf(enrollment)),
    entered_at: timestamp(enteredAt),
    exited_at: optional(exitedAt),
    state,
  };
}
