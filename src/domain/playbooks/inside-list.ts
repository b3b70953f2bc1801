import type { Queryable } from '#platform/db';

/** How many stand at a step of a version, in journeys that run. */
export interface InsideStep {
  readonly version: string;
  readonly journey: string;
  readonly step: string;
  readonly count: number;
}

/** Who is inside versions of a playbook other than one, by step. Reads who runs in all shards: for what is rare. */
export async function listInside(db: Queryable, playbook: string, except: string): Promise<InsideStep[]> {
  const rows = await db.query<{ version: string; journey: string; step: string; count: string | number }>(
    `select version, journey, coalesce(state -> 'waiting' ->> 'step', '') as step, count(*) as count
       from enrollment
      where playbook = $1 and status = 'running' and version <> $2
      group by 1, 2, 3 order by 1, 2, 4 desc, 3`,
    [playbook, except],
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many are inside each version of each playbook. */
export async function countInside(
  db: Queryable,
  playbook?: string,
): Promise<{ playbook: string; version: string; count: number }[]> {
  const rows = await db.query<{ playbook: string; version: string; count: string | number }>(
    `select playbook, version, count(*) as count from enrollment
      where status = 'running' and ($1::text is null or playbook = $1) group by 1, 2`,
    [playbook ?? null],
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
