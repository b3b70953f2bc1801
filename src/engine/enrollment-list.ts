import type { Queryable } from '#platform/db';

/** Whether anybody, in whatever shard, is inside a journey of a version. Reads the whole table: for what is rare. */
export async function hasRunningEnrollments(db: Queryable, playbook: string, version: string): Promise<boolean> {
  const [row] = await db.query(
    "select 1 from enrollment where playbook = $1 and version = $2 and status = 'running' limit 1",
    [playbook, version],
  );
  return row !== undefined;
}
