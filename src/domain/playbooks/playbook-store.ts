import type { Instant } from '#base';
import type { Queryable } from '#platform/db';

export interface PlaybookVersion {
  readonly playbook: string;
  readonly version: string;
  readonly digest: string;
  readonly status: 'preparing' | 'live' | 'retired';
  readonly publishedAt: Instant;
}

export async function digestOfVersion(db: Queryable, playbook: string, version: string): Promise<string | undefined> {
  const [row] = await db.query<{ digest: string }>(
    'select digest from playbook_version where playbook = $1 and version = $2',
    [playbook, version],
  );
  return row?.digest;
}

/** Every version that was ever published, the newest of each playbook first. */
export function readVersions(db: Queryable): Promise<PlaybookVersion[]> {
  return db.query<PlaybookVersion>(
    `select playbook, version, digest, status, published_at as "publishedAt"
       from playbook_version order by playbook, published_at desc, version desc`,
  );
}

/** The files of a version; without one, of the live one. */
export async function findVersionFiles(
  db: Queryable,
  playbook: string,
  version: string | undefined,
): Promise<Readonly<Record<string, string>> | undefined> {
  const [row] = await db.query<{ files: Readonly<Record<string, string>> }>(
    `select files from playbook_version
      where playbook = $1 and case when $2::text is null then status = 'live' else version = $2 end`,
    [playbook, version ?? null],
  );
  return row?.files;
}
