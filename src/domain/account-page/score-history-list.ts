import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface ScorePoint {
  readonly at: Instant;
  readonly value: number | null;
  readonly band: string | null;
  /** The model, or the playbook and its version, that made it. */
  readonly by: string;
}

/** How a score stood at the end of each day on which it changed since `from`, oldest first, and how it stood before. */
export function listScorePoints(
  db: Queryable,
  shard: number,
  account: string,
  name: string,
  from: Instant,
  zone: string,
): Promise<ScorePoint[]> {
  return db.query<ScorePoint>(
    `(select at, value, band, why ->> 'by' as by from score
       where shard = $1 and account = $2 and name = $3 and at < $4
       order by at desc, cause desc limit 1)
     union all
     (select at, value, band, by from (
        select distinct on ((at at time zone $5)::date) at, value, band, why ->> 'by' as by from score
         where shard = $1 and account = $2 and name = $3 and at >= $4
         order by (at at time zone $5)::date, at desc, cause desc) as day
       order by at)`,
    [shard, account, name, timestamp(from), zone],
  );
}
