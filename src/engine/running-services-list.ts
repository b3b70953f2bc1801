import type { Queryable } from '#platform/db';
import { DELIVERY_LOCK } from './outbox/presence.ts';
import { WORKER_LOCK } from './worker-presence.ts';

/** A process's connection by which it says that it lives. */
export interface RunningService {
  readonly service: 'worker' | 'delivery';
  /** Where it connects from; null: this machine, by a socket. */
  readonly host: string | null;
  /** For how long, in seconds of the database's own clock; null: another user of the database, who does not show it. */
  readonly seconds: number | null;
}

/** Workers and delivering processes that live on this database, by the advisory locks that they hold. */
export function listRunningServices(db: Queryable): Promise<RunningService[]> {
  return db.query<RunningService>(
    `select case held.classid when $1::bigint::oid then 'worker' else 'delivery' end as service,
            host(process.client_addr) as host,
            extract(epoch from clock_timestamp() - process.backend_start)::double precision as seconds
       from pg_locks held
       join pg_stat_activity process using (pid)
      where held.locktype = 'advisory' and held.granted
        and held.database = (select oid from pg_database where datname = current_database())
        -- Of two numbers. Whoever asks whether a worker runs takes the same lock for a moment, but not shared.
        and held.objsubid = 2
        and (held.classid = $2::bigint::oid or (held.classid = $1::bigint::oid and held.mode = 'ShareLock'))
      order by 1 desc, seconds desc`,
    [WORKER_LOCK, DELIVERY_LOCK],
  );
}
