import type { Instant } from '#base';
import { type Tx, timestamp } from '#platform/db';

/** One statement for many rows: `$1` is the shard, `$2` the rows as JSON, which PostgreSQL reads faster than arrays. */
export async function write(tx: Tx, rows: readonly object[], statement: string, shard: number): Promise<void> {
  if (rows.length > 0) await tx.query(statement, [shard, JSON.stringify(rows)]);
}

export const optional = (at: Instant | undefined): string | null => (at === undefined ? null : timestamp(at));
