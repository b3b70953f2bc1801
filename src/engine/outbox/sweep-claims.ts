import type { Instant, Uuid } from '#base';
import type { Db } from '#platform/db';
import { eventOf, type WriteWithEvents } from './delivery-events.ts';
import { listClaims } from './outbox-list.ts';
import { voidClaims } from './outbox-rows.ts';
import type { Presence } from './presence.ts';

export interface SweepOptions {
  readonly now: Instant;
  /** A claim of a living worker that is older than this, in ms, is void. */
  readonly life: number;
  /** What this process has in hand, and so knows better than its claims tell. */
  readonly known: readonly Uuid[];
}

/** Voids the claims of workers that are gone, and those of living ones that have lasted too long. */
export async function sweepClaims(
  db: Db,
  write: WriteWithEvents,
  presence: Presence,
  { now, life, known }: SweepOptions,
): Promise<void> {
  for (const { worker, shards } of await listClaims(db)) {
    // Its own too: a statement may have been done whose answer was lost with a connection.
    const alive = worker === presence.worker || (await presence.isAlive(worker));
    for (const shard of shards) {
      await write(async (tx, events) => {
        const inDoubt = await voidClaims(tx, shard, worker, alive ? now - life : now, known, now);
        for (const row of inDoubt) events.push(eventOf(row, 'in_doubt', now, {}));
      });
    }
  }
}
