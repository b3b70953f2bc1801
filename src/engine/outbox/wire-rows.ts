import type { Instant } from '#base';
import type { Db } from '#platform/db';
import type { ClaimedRow } from './channel.ts';
import { eventOf, type WriteWithEvents } from './delivery-events.ts';
import { dropStale, putOnWire } from './outbox-rows.ts';

/** Rows of one shard and one claim that go on the wire now; those that must not leave any more are dropped and told. */
export async function wireRows(
  db: Db,
  write: WriteWithEvents,
  group: readonly ClaimedRow[],
  now: Instant,
): Promise<{ readonly going: readonly ClaimedRow[]; readonly dropped: number }> {
  const [first] = group;
  if (first === undefined) return { going: [], dropped: 0 };
  const { shard, claimedBy } = first;
  const idsOf = (rows: readonly ClaimedRow[]) => rows.map((row) => row.id);
  const onWire = await putOnWire(db, shard, idsOf(group), claimedBy, now);
  const going = group.filter((row) => onWire.has(row.id));
  const staying = new Map(group.filter((row) => !onWire.has(row.id)).map((row) => [row.id, row]));
  let dropped = 0;
  if (staying.size > 0) {
    await write(async (tx, events) => {
      const stale = await dropStale(tx, shard, [...staying.keys()], claimedBy, now);
      dropped = stale.length;
      for (const { id, reason } of stale) {
        const row = staying.get(id);
        if (row !== undefined) events.push(eventOf(row, 'dropped', now, { reason }));
      }
    });
  }
  return { going, dropped };
}
