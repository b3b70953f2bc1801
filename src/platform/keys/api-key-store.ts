import type { Instant, Uuid } from '#base';
import type { Permission } from '#platform/access';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { KeyKind, NewKey } from './api-key.ts';

export interface StoredKey {
  readonly id: Uuid;
  readonly kind: KeyKind;
  /** Of a scoped key alone. */
  readonly permissions: readonly Permission[] | null;
  readonly label: string;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

const COLUMNS = 'id, kind, permissions, label, created_at as "createdAt", revoked_at as "revokedAt"';

export async function insertKey(
  tx: Tx,
  { kind, label, permissions }: { kind: KeyKind; label: string; permissions?: readonly Permission[] | undefined },
  key: NewKey,
  at: Instant,
): Promise<void> {
  await tx.query(
    'insert into api_key (id, kind, label, permissions, digest, created_at) values ($1, $2, $3, $4, $5, $6)',
    [key.id, kind, label, permissions ?? null, key.digest, timestamp(at)],
  );
}

/** The key with a digest, unless it is revoked. */
export async function findKeyByDigest(db: Queryable, digest: string): Promise<StoredKey | undefined> {
  const [row] = await db.query<StoredKey>(`select ${COLUMNS} from api_key where digest = $1 and revoked_at is null`, [
    digest,
  ]);
  return row;
}

export async function findKey(db: Queryable, id: Uuid): Promise<StoredKey | undefined> {
  const [row] = await db.query<StoredKey>(`select ${COLUMNS} from api_key where id = $1`, [id]);
  return row;
}

export async function markRevoked(tx: Tx, id: Uuid, at: Instant): Promise<void> {
  await tx.query('update api_key set revoked_at = $2 where id = $1 and revoked_at is null', [id, timestamp(at)]);
}

export function listStoredKeys(db: Queryable): Promise<StoredKey[]> {
  return db.query<StoredKey>(`select ${COLUMNS} from api_key order by created_at, id`);
}

/** How many keys of a kind still work. */
export async function countKeys(db: Queryable, kind: KeyKind): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*) as count from api_key where kind = $1 and revoked_at is null',
    [kind],
  );
  return row?.count ?? 0;
}

/** Until this transaction ends nobody else makes or revokes a key. */
export async function lockKeys(tx: Tx): Promise<void> {
  await tx.query('lock table api_key in share row exclusive mode');
}

/** Whether a key was ever made. */
export async function hasKeys(tx: Tx): Promise<boolean> {
  return (await tx.query('select id from api_key limit 1')).length > 0;
}
