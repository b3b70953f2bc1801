import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { SourceHour } from './source-hour.ts';

/** Adds sums to those that other processes have stored. */
export async function addSourceHours(db: Queryable, hours: readonly SourceHour[]): Promise<void> {
  const rows = hours.map(({ hour, lastAt, ...rest }) => ({
    ...rest,
    hour: timestamp(hour),
    last_at: timestamp(lastAt),
  }));
  await db.query(
    `insert into source_hour (source, hour, accepted, refused, last_at)
     select source, hour, accepted, refused, last_at
       from jsonb_to_recordset($1::jsonb)
         as said (source text, hour timestamptz, accepted bigint, refused bigint, last_at timestamptz)
         on conflict (source, hour) do update
        set accepted = source_hour.accepted + excluded.accepted, refused = source_hour.refused + excluded.refused,
            last_at = greatest(source_hour.last_at, excluded.last_at)`,
    [JSON.stringify(rows)],
  );
}

/** What came in from an hour on, by key; before it only when it was last. */
export function loadSourceHours(
  db: Queryable,
  from: Instant,
): Promise<{ source: string; hour: Instant; accepted: number; refused: number; lastAt: Instant }[]> {
  return db.query(
    `select source, hour, accepted::float8 as accepted, refused::float8 as refused, last_at as "lastAt"
       from source_hour where hour >= $1
      union all
     (select distinct on (source) source, hour, 0, 0, last_at from source_hour where hour < $1 order by source, hour desc)`,
    [timestamp(from)],
  );
}

export interface SenderKey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Keys that may send: those made for it, and those of admins that have. */
export function loadSenderKeys(db: Queryable): Promise<SenderKey[]> {
  return db.query(
    `select id, label, created_at as "createdAt", revoked_at as "revokedAt"
       from api_key
      where kind = 'write' or 'send' = any(permissions) or id::text in (select source from source_hour)
      order by revoked_at is not null, created_at`,
  );
}
