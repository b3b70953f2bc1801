import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface ScorePoint {
  readonly at: Instant;
  readonly value: number | null;
  readonly band: string | null;
  /** The model, or the playbook and its version, that made it. */
  readonly by: string;
}

/**
 * How a score stood at the end of each day on which it changed since `from`, oldest first, and how it stood before. History
 * that is brought changes it many times at one instant: of those it is the one that stands.
 */
export function listScorePoints(
  db: Queryable,
  shard: number,
  account: string,
  name: string,
  from: Instant,
  zone: string,
): Promise<ScorePoint[]> {
  return db.query<ScorePoint>(
    `with point as (
       (select at, value, band, why ->> 'by' as by from score
         where shard = $1 and account = $2 and name = $3 and at < $4
         order by at desc, cause desc limit 1)
       union all
       (select distinct on ((at at time zone $5)::date) at, value, band, why ->> 'by' as by from score
         where shard = $1 and account = $2 and name = $3 and at >= $4
         order by (at at time zone $5)::date, at desc, cause desc)
     ), standing as (
       select to_timestamp((scores -> $3 ->> 'at')::double precision / 1000)::timestamptz(3) as at,
              (scores -> $3 ->> 'value')::double precision as value, scores -> $3 ->> 'band' as band
         from account_state
        where shard = $1 and account = $2 and scores ? $3
     )
     select point.at, point.by,
            case when standing.at is null then point.value else standing.value end as value,
            case when standing.at is null then point.band else standing.band end as band
       from point left join standing on standing.at = point.at
      order by point.at`,
    [shard, account, name, timestamp(from), zone],
  );
}
