import { type CopyValue, column, manyRows, type Tx, timestamp } from '#platform/db';
import type { Enrollment } from '#pure/journey';
import type { AccountRun } from './account-run.ts';
import { type JourneySum, JourneySums } from './journey-sums.ts';

const { instant, text, uuid, whole } = column;

const addSums = manyRows<JourneySum>(
  {
    playbook: text((one) => one.playbook),
    version: text((one) => one.version),
    journey: text((one) => one.journey),
    kind: text((one) => one.kind),
    name: text((one) => one.name),
    bucket: whole((one) => one.bucket),
    count: whole((one) => one.count),
  },
  (rows) =>
    `insert into journey_sum as sum (shard, playbook, journey, version, kind, name, bucket, count)
     select $1, playbook, journey, version, kind, name, bucket, count from ${rows}
         on conflict (shard, playbook, journey, version, kind, name, bucket)
            do update set count = sum.count + excluded.count`,
);

/** Adds to the counts what a batch has changed: a few rows, whatever its size. */
export async function saveSums(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const sums = new JourneySums();
  for (const { journeys } of runs) if (journeys.changed.size > 0) sums.merge(journeys.sums);
  await addSums(tx, shard, [...sums.all]);
}

/** Where somebody stands, as the list by step finds it. */
interface Standing {
  readonly enrollment: Enrollment;
  readonly step: string;
  readonly since: number;
}

function standingOf(enrollment: Enrollment | undefined): Standing | undefined {
  if (enrollment?.status !== 'running') return undefined;
  const { waiting, standsSince = enrollment.stageStartedAt } = enrollment;
  return waiting === undefined ? undefined : { enrollment, step: waiting.step, since: standsSince };
}

const deleteStanding = manyRows<Standing>(
  {
    playbook: text(({ enrollment }) => enrollment.playbook),
    journey: text(({ enrollment }) => enrollment.journey),
    step: text(({ step }) => step),
    since: instant(({ since }) => since),
    enrollment: uuid(({ enrollment }) => enrollment.id),
  },
  (rows) =>
    // By the columns of its only index, in their order.
    `delete from standing using ${rows}
      where standing.playbook = row.playbook and standing.journey = row.journey and standing.step = row.step
        and standing.since = row.since and standing.enrollment = row.enrollment and standing.shard = $1`,
);

const STANDING = ['shard', 'account', 'enrollment', 'playbook', 'journey', 'step', 'since'];

/** Who has come to stand where, in the place of where they stood: written only for those who moved. */
export async function saveStanding(tx: Tx, shard: number, runs: readonly AccountRun[]): Promise<void> {
  const gone: Standing[] = [];
  const come: CopyValue[][] = [];
  for (const { data, journeys } of runs) {
    if (journeys.changed.size === 0) continue;
    const stored = new Map(data.enrollments.map((one) => [one.id, one]));
    for (const id of journeys.changed) {
      const before = standingOf(stored.get(id));
      const after = standingOf(journeys.enrollments.get(id));
      if (before?.step === after?.step && before?.since === after?.since) continue;
      if (before !== undefined) gone.push(before);
      if (after !== undefined) {
        const { account, playbook, journey } = after.enrollment;
        come.push([shard, account, id, playbook, journey, after.step, timestamp(after.since)]);
      }
    }
  }
  await deleteStanding(tx, shard, gone);
  if (come.length > 0) await tx.copyInto('standing', STANDING, come);
}
