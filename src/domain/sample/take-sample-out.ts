import { listAccountTables, listOwnedElsewhere, listSampleShards } from './sample-list.ts';
import type { SamplePorts } from './sample-ports.ts';
import { endSample, noteProgress, removeAccounts, removeItsSettings, removePeople } from './sample-store.ts';

/** Removes the sample shard by shard; broken off, it goes on where it stopped. */
export async function takeSampleOut({ db, clock, stopping }: SamplePorts): Promise<void> {
  const tables = await listAccountTables(db);
  const shards = await listSampleShards(db);
  for (const [done, shard] of shards.entries()) {
    await noteProgress(db, { step: 'working', done, of: shards.length }, clock.now());
    if (stopping()) return;
    await db.transaction((tx) => removeAccounts(tx, shard, tables));
  }
  const owned = await listOwnedElsewhere(db);
  await db.transaction(async (tx) => {
    await removeItsSettings(tx, clock.now());
    await removePeople(tx);
    await endSample(tx, 'removed', owned.length === 0 ? undefined : wordOn(owned), clock.now());
  });
}

const wordOn = (owned: readonly string[]): string =>
  `Your own data stayed. These accounts had a colleague of the sample as owner and need another: ${owned.join(', ')}`;
