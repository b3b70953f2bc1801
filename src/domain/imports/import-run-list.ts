import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import { RUN_COLUMNS } from './import-run-store.ts';
import type { ImportRunRow } from './import-run-view.ts';

/** Runs, newest first; those that only checked are left out unless asked for. */
export function listRuns(
  db: Queryable,
  {
    after,
    limit,
    checks,
  }: {
    readonly after: { readonly at: Instant; readonly id: Uuid } | undefined;
    readonly limit: number;
    readonly checks: boolean;
  },
): Promise<ImportRunRow[]> {
  return db.query(
    `select ${RUN_COLUMNS} from import_run
      where ($1::timestamptz is null or (created_at, id) < ($1, $2::uuid)) and ($4 or not dry_run)
      order by created_at desc, id desc limit $3`,
    [after === undefined ? null : timestamp(after.at), after?.id ?? null, limit, checks],
  );
}
