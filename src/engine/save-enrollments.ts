import { type CopyValue, column, manyRows, type Tx, timestamp } from '#platform/db';
import { dueOf, type Enrollment } from '#pure/journey';
import type { AccountRun } from './account-run.ts';
import type { EnrollmentState } from './load-enrollments.ts';
import { saveSums } from './save-journey-sums.ts';

const { instant, json, text, uuid } = column;

/** Writes the enrollments that changed, and what their steps did. */
export async function saveEnrollments(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const entered: Enrollment[] = [];
  const moved: Enrollment[] = [];
  for (const { data, journeys } of runs) {
    if (journeys.changed.size === 0) continue;
    for (const id of journeys.changed) {
      const enrollment = journeys.enrollments.get(id);
      if (enrollment === undefined) continue;
      (data.enrollments.some((one) => one.id === id) ? moved : entered).push(enrollment);
    }
  }
  await insertEntered(tx, shard, entered);
  await updateMoved(tx, shard, moved);
  await saveSums(tx, shard, runs);
  await saveStepRuns(tx, shard, runs);
}

const key = { account: text<Enrollment>((one) => one.account), id: uuid<Enrollment>((one) => one.id) };

/** What moves; the rest of an enrollment is as it was when it entered. */
const moving = {
  version: text<Enrollment>((one) => one.version),
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
        set version = row.version, due_at = row.due_at, status = row.status, outcome = row.outcome, exited_at = row.exited_at, state = row.state::json
       from ${rows}
      where enrollment.shard = $1 and enrollment.account = row.account and enrollment.id = row.id`,
);

/** What of an enrollment has a column of its own: left out of its state. */
const COLUMNS: Readonly<Record<Exclude<keyof Enrollment, keyof EnrollmentState>, undefined>> = {
  id: undefined,
  account: undefined,
  playbook: undefined,
  version: undefined,
  journey: undefined,
  status: undefined,
  outcome: undefined,
  enteredAt: undefined,
  exitedAt: undefined,
};

function stateOf(enrollment: Enrollment): object {
  return { ...enrollment, ...COLUMNS };
}

const STEP_RUN = ['shard', 'account', 'enrollment', 'ordinal', 'step', 'at', 'did', 'saw'];

async function saveStepRuns(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  if (runs.every(({ journeys }) => journeys.runs.length === 0)) return;
  await tx.copyInto('step_run', STEP_RUN, stepRunValues(shard, runs));
}

function* stepRunValues(shard: number, runs: readonly AccountRun[]): Generator<readonly CopyValue[]> {
  for (const { data, journeys } of runs) {
    for (const { enrollment, run } of journeys.runs) {
      const { ordinal, step, at, did, saw } = run;
      yield [shard, data.account, enrollment, ordinal, step, timestamp(at), did, JSON.stringify(saw)];
    }
  }
}
