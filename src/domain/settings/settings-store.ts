import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';

/** By key. */
export type Settings = Readonly<Record<string, string>>;

/** All settings that are texts: few, so they are read whole. Secrets are none. */
export async function loadSettings(db: Queryable): Promise<Settings> {
  const rows = await db.query<{ key: string; value: unknown }>(
    `select key, value from setting
      where key like 'company.%' or key like 'workspace.%' or key like 'notify.%' or key like 'access.%'
      order by key`,
  );
  return Object.fromEntries(rows.flatMap(({ key, value }) => (typeof value === 'string' ? [[key, value]] : [])));
}

export async function storeSetting(tx: Tx, key: string, value: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into setting (key, value, updated_at) values ($1, to_jsonb($2::text), $3)
         on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [key, value, timestamp(at)],
  );
}

export async function removeSettings(tx: Tx, ...keys: readonly string[]): Promise<void> {
  await tx.query('delete from setting where key = any($1)', [keys]);
}

/** Sets what is not set yet; answers with what it has set. */
export function rememberSettings(
  db: Queryable,
  values: Settings,
  at: Instant,
): Promise<{ readonly key: string; readonly value: string }[]> {
  return db.query(
    `insert into setting (key, value, updated_at) select key, value, $2 from jsonb_each($1::jsonb)
         on conflict (key) do nothing returning key, value`,
    [JSON.stringify(values), timestamp(at)],
  );
}
