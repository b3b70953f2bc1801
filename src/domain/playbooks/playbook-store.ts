import type { Instant } from '#base';
import type { Queryable, Tx } from '#platform/db';

export type Files = Readonly<Record<string, string>>;

export interface PlaybookVersion {
  readonly playbook: string;
  readonly version: string;
  readonly digest: string;
  readonly status: 'preparing' | 'live' | 'retired';
  readonly publishedAt: Instant;
  /** Of 64 shards, how many are prepared. */
  readonly prepared: number;
  readonly title: string | null;
  readonly publishedBy: string | null;
  readonly publisher: string | null;
}

export async function digestOfVersion(db: Queryable, playbook: string, version: string): Promise<string | undefined> {
  const [row] = await db.query<{ digest: string }>(
    'select digest from playbook_version where playbook = $1 and version = $2',
    [playbook, version],
  );
  return row?.digest;
}

/** Every version that was ever published, the newest of each playbook first. */
export function readVersions(db: Queryable, playbook?: string): Promise<PlaybookVersion[]> {
  return db.query<PlaybookVersion>(
    `select v.playbook, v.version, v.digest, v.status, v.published_at as "publishedAt", v.prepared,
            substring(v.files ->> 'playbook.yaml' from '(?n)^title:\\s*(.*?)\\s*$') as title,
            v.published_by as "publishedBy", coalesce(p.name, u.name) as publisher
       from playbook_version v left join person p on p.id = v.published_by
       left join sign_in_user u on 'person:' || u.id = v.published_by
      where $1::text is null or v.playbook = $1
      order by v.playbook, v.published_at desc, v.version desc`,
    [playbook ?? null],
  );
}

/** Of each version of a playbook, its file `playbook.yaml`: it says in words what changed. */
export async function readHeads(db: Queryable, playbook: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ version: string; head: string | null }>(
    "select version, files ->> 'playbook.yaml' as head from playbook_version where playbook = $1",
    [playbook],
  );
  return new Map(rows.map(({ version, head }) => [version, head ?? '']));
}

/** The files of a version; without one, of the live one. */
export async function findVersionFiles(
  db: Queryable,
  playbook: string,
  version: string | undefined,
): Promise<Files | undefined> {
  const [row] = await db.query<{ files: Files }>(
    `select files from playbook_version
      where playbook = $1 and case when $2::text is null then status = 'live' else version = $2 end`,
    [playbook, version ?? null],
  );
  return row?.files;
}

export async function noteAuthor(tx: Tx, playbook: string, version: string, author: string): Promise<void> {
  await tx.query('update playbook_version set published_by = $3 where playbook = $1 and version = $2', [
    playbook,
    version,
    author,
  ]);
}

/** A version that was live before is prepared again; false where there is none that is retired. */
export async function prepareAgain(tx: Tx, playbook: string, version: string, at: string): Promise<boolean> {
  const rows = await tx.query(
    `update playbook_version set status = 'preparing', prepared = 0, published_at = $3
      where playbook = $1 and version = $2 and status = 'retired' returning version`,
    [playbook, version, at],
  );
  return rows.length > 0;
}

/** Takes whatever version is live, or about to be, out of service. */
export async function retireLive(tx: Tx, playbook: string): Promise<void> {
  await tx.query("update playbook_version set status = 'retired' where playbook = $1 and status <> 'retired'", [
    playbook,
  ]);
}

/** Whether any version of any playbook was ever published. */
export async function hasPlaybooks(db: Queryable): Promise<boolean> {
  return (await db.query('select 1 from playbook_version limit 1')).length > 0;
}
