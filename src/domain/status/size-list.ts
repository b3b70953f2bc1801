import type { Queryable } from '#platform/db';

/** What a group of tables takes on disk, indexes included. */
export interface TableGroup {
  readonly group: string;
  readonly bytes: number;
  /** As the database last estimated it. */
  readonly aboutRows: number;
}

const GROUPS = `case
  when name like 'event\\_____\\___' or name = 'event' then 'log'
  when name in ('series', 'latest', 'score', 'account_state', 'metric') then 'measures and scores'
  when name in ('enrollment', 'step_run', 'timer', 'signal') then 'journeys and signals'
  when name in ('inbox', 'outbox', 'quarantine', 'unassigned', 'refused_call', 'held_account', 'shard') then 'in and out'
  else 'records and the rest' end`;

/** Sizes of the tables, put together by what they are for; the largest first. */
export function listTableGroups(db: Queryable): Promise<TableGroup[]> {
  return db.query<TableGroup>(
    `select ${GROUPS} as group, sum(bytes)::bigint as bytes, sum(rows)::bigint as "aboutRows"
       from (select relname as name, pg_total_relation_size(oid) as bytes, greatest(reltuples, 0)::bigint as rows
               from pg_class
              -- A partitioned table has its rows in its parts.
              where relkind = 'r' and relnamespace = current_schema()::regnamespace) as sizes
      group by 1 order by 2 desc`,
  );
}
