import type { Instant, Uuid } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { ImportKind } from './import-kind.ts';
import type { ImportRunRow, Outcome } from './import-run-view.ts';

/** Without a sign of life for so long, whoever ran it has ended. */
const SILENT = 15_000;

export interface Upload {
  readonly id: Uuid;
  readonly name: string;
  readonly bytes: number;
}

export async function insertUpload(db: Queryable, upload: Upload, actor: string, at: Instant): Promise<void> {
  await db.query('insert into upload (id, name, bytes, actor, at) values ($1, $2, $3, $4, $5)', [
    upload.id,
    upload.name,
    upload.bytes,
    actor,
    timestamp(at),
  ]);
}

export async function findUpload(db: Queryable, id: Uuid): Promise<Upload | undefined> {
  const [row] = await db.query<Upload>('select id, name, bytes::float8 as bytes from upload where id = $1', [id]);
  return row;
}

/** The newest file of a name: what a map's lookups mean. */
export async function findUploadNamed(db: Queryable, name: string): Promise<Upload | undefined> {
  const [row] = await db.query<Upload>(
    'select id, name, bytes::float8 as bytes from upload where name = $1 order by at desc limit 1',
    [name],
  );
  return row;
}

export interface AskedRun {
  readonly id: Uuid;
  readonly upload: Upload;
  readonly kind: ImportKind;
  readonly map: string;
  readonly dryRun: boolean;
  readonly earlier: Uuid | undefined;
}

export async function insertRun(tx: Tx, run: AskedRun, actor: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into import_run (id, upload, file, kind, map, dry_run, earlier, state, actor, created_at, seen_at, bytes)
     values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $9, $10)`,
    [
      run.id,
      run.upload.id,
      run.upload.name,
      run.kind,
      run.map,
      run.dryRun,
      run.earlier ?? null,
      actor,
      timestamp(at),
      run.upload.bytes,
    ],
  );
}

/** Asks a run to stop where it is; false: it has ended already. */
export async function askToStop(tx: Tx, id: Uuid): Promise<boolean> {
  const rows = await tx.query(
    `update import_run
        set stopping = true, state = case when state = 'waiting' then 'cancelled' else state end
      where id = $1 and state in ('waiting', 'running') returning id`,
    [id],
  );
  return rows.length === 1;
}

/** Takes the run that has waited longest; undefined: none waits. */
export async function takeRun(db: Queryable, now: Instant): Promise<ImportRunRow | undefined> {
  await db.query(
    `update import_run set state = 'interrupted', finished_at = $1
      where state = 'running' and seen_at < $2`,
    [timestamp(now), timestamp(now - SILENT)],
  );
  const [taken] = await db.query<{ id: Uuid }>(
    `update import_run set state = 'running', seen_at = $1
      where id = (select id from import_run where state = 'waiting' order by created_at limit 1 for update skip locked)
     returning id`,
    [timestamp(now)],
  );
  return taken === undefined ? undefined : findRun(db, taken.id);
}

export async function findRun(db: Queryable, id: Uuid): Promise<ImportRunRow | undefined> {
  const [row] = await db.query<ImportRunRow>(`select ${RUN_COLUMNS} from import_run where id = $1`, [id]);
  return row;
}

export const RUN_COLUMNS = `id, upload, file, kind, map, dry_run as "dryRun", earlier, state, actor, created_at as "createdAt",
  finished_at as "finishedAt", bytes_read::float8 as "bytesRead", bytes::float8 as bytes, outcome, message`;

/** Keeps how far a run is; true: somebody wants it to stop. */
export async function noteRun(
  db: Queryable,
  id: Uuid,
  bytesRead: number,
  outcome: Outcome,
  now: Instant,
): Promise<boolean> {
  const [row] = await db.query<{ stopping: boolean }>(
    'update import_run set bytes_read = $2, outcome = $3, seen_at = $4 where id = $1 returning stopping',
    [id, bytesRead, JSON.stringify(outcome), timestamp(now)],
  );
  return row?.stopping ?? true;
}

export async function endRun(
  db: Queryable,
  id: Uuid,
  {
    state,
    outcome,
    message,
  }: { readonly state: 'done' | 'failed' | 'cancelled'; readonly outcome: Outcome; readonly message?: string },
  now: Instant,
): Promise<void> {
  await db.query(
    `update import_run set state = $2, outcome = $3, message = $4, finished_at = $5, seen_at = $5,
            bytes_read = case when $2 = 'done' then bytes else bytes_read end
      where id = $1`,
    [id, state, JSON.stringify(outcome), message ?? null, timestamp(now)],
  );
}

/** Remembers a map for files with these columns. */
export async function keepMapping(
  tx: Tx,
  {
    kind,
    columns,
    map,
    file,
  }: { readonly kind: ImportKind; readonly columns: readonly string[]; readonly map: string; readonly file: string },
  at: Instant,
): Promise<void> {
  await tx.query(
    `insert into import_mapping (kind, columns, map, file, used_at) values ($1, $2, $3, $4, $5)
         on conflict (kind, columns) do update set map = excluded.map, file = excluded.file, used_at = excluded.used_at`,
    [kind, [...columns], map, file, timestamp(at)],
  );
}

export interface KeptMapping {
  readonly kind: ImportKind;
  readonly map: string;
  readonly file: string;
  readonly usedAt: Instant;
}

/** The map that was used last for files with these columns, of one kind where it is said. */
export async function findMapping(
  db: Queryable,
  columns: readonly string[],
  kind: ImportKind | undefined,
): Promise<KeptMapping | undefined> {
  const [row] = await db.query<KeptMapping>(
    `select kind, map, file, used_at as "usedAt" from import_mapping
      where columns = $1 and ($2::text is null or kind = $2) order by used_at desc limit 1`,
    [[...columns], kind ?? null],
  );
  return row;
}
