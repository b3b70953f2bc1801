import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { Files } from './playbook-store.ts';

/** Who changed a file last, and with which save. */
export interface FileChange {
  readonly revision: number;
  readonly by: string;
  readonly at: Instant;
}

export interface Draft {
  readonly playbook: string;
  readonly base: string | null;
  readonly revision: number;
  readonly files: Files;
  readonly changes: Readonly<Record<string, FileChange>>;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

const COLUMNS = `playbook, base, revision, files, changes, opened_at as "openedAt", opened_by as "openedBy",
  saved_at as "savedAt", saved_by as "savedBy"`;

export async function findDraft(db: Queryable, playbook: string): Promise<Draft | undefined> {
  const [row] = await db.query<Draft>(`select ${COLUMNS} from playbook_draft where playbook = $1`, [playbook]);
  return row;
}

/** For whoever saves: one after the other. */
export async function lockDraft(tx: Tx, playbook: string): Promise<Draft | undefined> {
  const [row] = await tx.query<Draft>(`select ${COLUMNS} from playbook_draft where playbook = $1 for update`, [
    playbook,
  ]);
  return row;
}

/** The drafts of all playbooks without their texts. */
export function readDrafts(db: Queryable): Promise<
  (Pick<Draft, 'playbook' | 'base' | 'revision' | 'savedAt' | 'savedBy'> & {
    title: string | null;
    saver: string | null;
  })[]
> {
  return db.query(
    `select d.playbook, d.base, d.revision, d.saved_at as "savedAt", d.saved_by as "savedBy", coalesce(p.name, u.name) as saver,
            substring(d.files ->> 'playbook.yaml' from '(?n)^title:\\s*(.*?)\\s*$') as title
       from playbook_draft d left join person p on p.id = d.saved_by
       left join sign_in_user u on 'person:' || u.id = d.saved_by order by d.playbook`,
  );
}

/** False when there is one already. */
export async function insertDraft(
  tx: Tx,
  draft: { readonly playbook: string; readonly base: string | null; readonly files: Files },
  by: string,
  at: Instant,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into playbook_draft (playbook, base, revision, files, changes, opened_at, opened_by, saved_at, saved_by)
     values ($1, $2, 1, $3::jsonb, '{}', $4, $5, $4, $5) on conflict (playbook) do nothing returning playbook`,
    [draft.playbook, draft.base, JSON.stringify(draft.files), timestamp(at), by],
  );
  return rows.length > 0;
}

export async function updateDraft(
  tx: Tx,
  { playbook, revision, files, changes, savedAt, savedBy }: Omit<Draft, 'base' | 'openedAt' | 'openedBy'>,
): Promise<void> {
  await tx.query(
    `update playbook_draft set revision = $2, files = $3::jsonb, changes = $4::jsonb, saved_at = $5, saved_by = $6
      where playbook = $1`,
    [playbook, revision, JSON.stringify(files), JSON.stringify(changes), timestamp(savedAt), savedBy],
  );
}

export async function deleteDraft(tx: Tx, playbook: string): Promise<void> {
  await tx.query('delete from playbook_draft where playbook = $1', [playbook]);
}

/** Names of authors, of those that are people: of the team, or who only sign in. */
export async function namesOf(db: Queryable, authors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(
    `select id, name from person where id = any($1)
      union all select 'person:' || id, name from sign_in_user where 'person:' || id = any($1)`,
    [authors],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
