import type { Instant } from '#base';
import type { Queryable } from '#platform/db';

export interface DatabaseVersions {
  readonly postgresql: string;
  readonly migrations: number;
  /** Its file's name. */
  readonly newestMigration: string | null;
  /** How far ahead this data lives, in ms. */
  readonly shift: number;
  /** The database's own clock. */
  readonly time: Instant;
}

/** A version that runs, or is made ready to. */
export interface PlaybookVersion {
  readonly playbook: string;
  readonly version: string;
  readonly digest: string;
  readonly status: 'live' | 'preparing';
  /** Of one that is being prepared: which share of the accounts is ready, 0 to 1. */
  readonly prepared: number;
  readonly publishedAt: Instant;
}

/** What this database runs on and how far it is. */
export async function readVersions(db: Queryable): Promise<DatabaseVersions> {
  const [row] = await db.query<DatabaseVersions>(
    `select current_setting('server_version') as postgresql,
            (select count(*) from migration) as migrations,
            (select name from migration order by number desc limit 1) as "newestMigration",
            coalesce((select (value #>> '{}')::bigint from setting where key = 'clock.shift'), 0) as shift,
            clock_timestamp() as time`,
  );
  return row ?? { postgresql: '', migrations: 0, newestMigration: null, shift: 0, time: 0 };
}

/** Playbooks that are live or on their way, by name. */
export function listRunningPlaybooks(db: Queryable): Promise<PlaybookVersion[]> {
  return db.query<PlaybookVersion>(
    `select playbook, version, digest, status, published_at as "publishedAt",
            (prepared::double precision / (select count(*) from shard)) as prepared
       from playbook_version where status in ('live', 'preparing') order by playbook, published_at`,
  );
}

/** Numbers of the migrations that this database has. */
export async function listMigrations(db: Queryable): Promise<number[]> {
  return (await db.query<{ number: number }>('select number from migration')).map(({ number }) => number);
}
