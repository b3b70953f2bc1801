import { column, manyRows, type Tx, timestamp } from '#platform/db';
import { dueOf, type Enrollment } from '#pure/journey';
import type { AccountRun } from './account-run.ts';
import type { EnrollmentState } from './load-enrollments.ts';

const { instant, json, text, uuid } = column;

/** Writes the enrollments that changed, and what their steps did. */
export async function saveEnrollments(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const entered: Enrollment[] = [];
  const moved: Enrollment[] = [];
  for (const { data, journeys } of runs) {
    if (journeys.changed.size === 0) continue;
    const stored = new Set(data.enrollments.map(({ id }) => id));
    for (const id of journeys.changed) {
      const enrollment = journeys.enrollments.get(id);
      if (enrollment !== undefined) (stored.has(id) ? moved : entered).push(enrollment);
    }
  }
  await insertEntered(tx, shard, entered);
  await updateMoved(tx, shard, moved);
  await saveStepRuns(tx, shard, runs);
}

const key = { account: text<Enrollment>((one) => one.account), id: uuid<Enrollment>((one) => one.id) };

/** What moves; the rest of an enrollment is as it was when it entered. */
const moving = {
  due_at: instant<Enrollment>(dueOf),
  status: text<Enrollment>((one) => one.status),
  outcome: text<Enrollment>((one) => one.outcome),
  exited_at: instant<Enrollment>((one) => one.exitedAt),
  state: json<Enrollment>(stateOf),
};

const insertEntered = manyRows<Enrollment>(
  {
    ...key,
    playbook: text((one) => one.playbook),
    version: text((one) => one.version),
    journey: text((one) => one.journey),
    entered_at: instant((one) => one.enteredAt),
    ...moving,
  },
  (rows) =>
    `insert into enrollment (shard, account, id, playbook, version, journey, due_at, status, outcome, entered_at, exited_at, state)
     select $1, account, id, playbook, version, journey, due_at, status, outcome, entered_at, exited_at, state::json from ${rows}`,
);

const updateMoved = manyRows<Enrollment>(
  { ...key, ...moving },
  (rows) =>
    `update enrollment
        set due_at = row.due_at, status = row.status, outcome = row.outcome, exited_at = row.exited_at, state = row.state::json
       from ${rows}
      where enrollment.shard = $1 and enrollment.account = row.account and enrollment.id = row.id`,
);

function stateOf(enrollment: Enrollment): EnrollmentState {
  const { id: _, account: _a, playbook: _p, version: _v, journey: _j, ...rest } = enrollment;
  const { status: _s, outcome: _o, enteredAt: _e, exitedAt: _x, ...state } = rest;
  return state;
}

const STEP_RUN = ['shard', 'account', 'enrollment', 'ordinal', 'step', 'at', 'did', 'saw'];

async function saveStepRuns(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const rows = runs.flatMap(({ data: { account }, journeys }) =>
    journeys.runs.map(({ enrollment, run: { ordinal, step, at, did, saw } }) => [
      shard,
      account,
      enrollment,
      ordinal,
      step,
      timestamp(at),
      did,
      JSON.stringify(saw),
    ]),
  );
  if (rows.length > 0) await tx.copyInto('step_run', STEP_RUN, rows);
}
