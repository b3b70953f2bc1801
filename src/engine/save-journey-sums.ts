import { column, manyRows, type Tx } from '#platform/db';
import type { AccountRun } from './account-run.ts';
import { type JourneySum, JourneySums } from './journey-sums.ts';

const { text, whole } = column;

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
  for (const { journeys } of runs) for (const { before, after } of journeys.moves) sums.note(before, after);
  await addSums(tx, shard, sums.all);
}
