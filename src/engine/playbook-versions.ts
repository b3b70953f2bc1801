import { AppError, type Instant, internal } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import { defaultCalendar } from '#pure/calendar';
import type { EventSchema, Playbook } from '#pure/playbook';
import { hasRunningEnrollments } from './enrollment-list.ts';
import { listPauses } from './journey-pauses.ts';
import type { Registry } from './registry.ts';
import { buildRuntime, metricsIn, type Runtime } from './runtime.ts';
import { readWorkspace, WORKSPACE_SETTINGS } from './workspace.ts';

export type PlaybookFiles = Readonly<Record<string, string>>;

/** What main.ts hands to the engine beside the features. */
export interface EngineParts {
  readonly registry: Registry;
  readonly productEvents: Readonly<Record<string, EventSchema>>;
  /** Loads the files of a version that was checked before it was kept; throws when it can't be loaded any more. */
  readonly load: (files: PlaybookFiles) => Playbook;
}

interface VersionRow {
  readonly playbook: string;
  readonly version: string;
  readonly status: 'preparing' | 'live' | 'retired';
  readonly files: PlaybookFiles;
}

/** The playbooks as the database has them, compiled once and read again when anything about them changed. */
export function runtimeSource(parts: EngineParts): (db: Queryable) => Promise<Runtime> {
  const compiled = new Map<string, Playbook>();
  let state = '';
  let runtime: Runtime | undefined;
  return async (db) => {
    const [now] = await db.query<{ state: string }>(
      `select coalesce((select string_agg(playbook || ' ' || version || ' ' || digest || ' ' || status, ',' order by playbook, version)
                          from playbook_version), '')
           || '|' || coalesce((select string_agg(key || ' ' || value::text, ',' order by key) from setting where key = any($1)), '')
           || '|' || coalesce((select string_agg(playbook || ' ' || journey, ',' order by playbook, journey) from journey_pause), '')
           || '|' || (select count(*) from metric) as state`,
      [WORKSPACE_SETTINGS],
    );
    if (runtime !== undefined && now?.state === state) return runtime;
    runtime = await readRuntime(db, parts, compiled);
    state = now?.state ?? '';
    return runtime;
  };
}

async function readRuntime(db: Queryable, parts: EngineParts, compiled: Map<string, Playbook>): Promise<Runtime> {
  const versions = await db.query<VersionRow & { digest: string }>(
    'select playbook, version, digest, status, files from playbook_version order by playbook, version',
  );
  const load = ({ digest, files, playbook, version }: VersionRow & { digest: string }): Playbook => {
    const known = compiled.get(digest);
    if (known !== undefined) return known;
    try {
      const loaded = parts.load(files);
      compiled.set(digest, loaded);
      return loaded;
    } catch (error) {
      const why = error instanceof AppError ? error.message : String(error);
      throw internal(
        'playbook-unloadable',
        `${playbook} ${version} can't be loaded any more: ${why}`,
        { playbook, version },
        error,
      );
    }
  };
  const others: Playbook[] = [];
  for (const row of versions.filter(({ status }) => status !== 'live')) {
    try {
      others.push(load(row));
    } catch (error) {
      // A version of long ago that nobody is in must not stop everything.
      if (row.status !== 'retired' || (await hasRunningEnrollments(db, row.playbook, row.version))) throw error;
    }
  }
  const metrics = await db.query<{ id: number; definition: string }>('select id, definition from metric');
  const paused = await listPauses(db);
  return buildRuntime({
    registry: parts.registry,
    productEvents: parts.productEvents,
    ...(await readWorkspace(db)),
    calendar: defaultCalendar,
    live: versions.filter(({ status }) => status === 'live').map(load),
    others,
    metricIds: new Map(metrics.map(({ id, definition }) => [definition, id])),
    paused: new Set(paused.map(({ playbook, journey }) => `${playbook} ${journey}`)),
  });
}

/**
 * Keeps a version, with numbers for its metrics, as being prepared: from now on ticks fold what it measures.
 * Gives false when the very same version is kept already.
 */
export async function keepVersion(tx: Tx, playbook: Playbook, files: PlaybookFiles, at: Instant): Promise<boolean> {
  const [row] = await tx.query(
    `insert into playbook_version (playbook, version, digest, files, status, published_at)
     values ($1, $2, $3, $4::jsonb, 'preparing', $5)
     on conflict (playbook, version) do nothing returning playbook`,
    [playbook.id, playbook.version, playbook.digest, JSON.stringify(files), timestamp(at)],
  );
  if (row === undefined) return false;
  const definitions = [...metricsIn(playbook).values()].map(({ definition }) => definition);
  // One publication at a time gives out numbers.
  await tx.query('lock table metric in share row exclusive mode');
  await tx.query(
    `insert into metric (id, definition, created_at)
     select (select coalesce(max(id), 0) from metric) + row_number() over (order by definition), definition, $2
       from (select distinct definition from unnest($1::text[]) as given(definition)
              where definition not in (select definition from metric)) as fresh`,
    [definitions, timestamp(at)],
  );
  return true;
}
