import { internal } from '#base';
import type { Queryable } from '#platform/db';

/** The secret that signs links, made once with the database. */
export async function loadLinkSecret(db: Queryable): Promise<string> {
  const [row] = await db.query<{ secret: string }>(`select secret from signing_key where name = 'links'`);
  if (row !== undefined) return row.secret;
  throw internal('signing-key-missing', 'The table signing_key has no key for links. Restore the database.');
}
