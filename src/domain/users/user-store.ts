import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { User } from './user.ts';

const COLUMNS = `id, name, email, role, locale, theme, zone, two_factor_enabled as "hasSecondFactor",
  created_at as "createdAt", ended_at as "endedAt"`;

/** Nobody else changes who signs in until this transaction ends: the last owner must stay. */
export async function lockUsers(tx: Tx): Promise<void> {
  await tx.query('lock table sign_in_user in share row exclusive mode');
}

export async function findUser(db: Queryable, id: string): Promise<User | undefined> {
  const [user] = await db.query<User>(`select ${COLUMNS} from sign_in_user where id = $1 and ended_at is null`, [id]);
  return user;
}

/** Also somebody who was removed. */
export async function findUserByEmail(db: Queryable, email: string): Promise<User | undefined> {
  const [user] = await db.query<User>(`select ${COLUMNS} from sign_in_user where email = $1`, [email.toLowerCase()]);
  return user;
}

export async function countOwners(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count from sign_in_user where role = 'owner' and ended_at is null`,
  );
  return row?.count ?? 0;
}

/** Adds somebody, or takes somebody back who was removed: under the id that they have. */
export async function upsertUser(
  tx: Tx,
  user: Pick<User, 'id' | 'name' | 'email' | 'role'>,
  at: Instant,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into sign_in_user (id, name, email, email_verified, role, created_at, updated_at)
     values ($1, $2, $3, true, $4, $5, $5)
         on conflict (email) do update set name = excluded.name, role = excluded.role, ended_at = null,
            two_factor_enabled = false, updated_at = excluded.updated_at
     returning id`,
    [user.id, user.name, user.email, user.role, timestamp(at)],
  );
  return row?.id ?? user.id;
}

/** Gives somebody a password, by its argon2id hash, instead of the one before. */
export async function storePassword(tx: Tx, user: string, passwordHash: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into sign_in_account (id, "user", provider, account, password, created_at, updated_at)
     values ('password:' || $1, $1, 'credential', $1, $2, $3, $3)
         on conflict (provider, account) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [user, passwordHash, timestamp(at)],
  );
}

export async function storeUser(
  tx: Tx,
  { id, name, role, locale, theme, zone }: Pick<User, 'id' | 'name' | 'role' | 'locale' | 'theme' | 'zone'>,
  at: Instant,
): Promise<void> {
  await tx.query(
    `update sign_in_user set name = $2, role = $3, locale = $4, theme = $5, zone = $6, updated_at = $7 where id = $1`,
    [id, name, role, locale, theme, zone, timestamp(at)],
  );
}

/** Takes every way in away; the row stays, so that the audit log can name them. */
export async function removeUserRows(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.query('update sign_in_user set ended_at = $2, two_factor_enabled = false where id = $1', [
    id,
    timestamp(at),
  ]);
  await tx.query('delete from sign_in_session where "user" = $1', [id]);
  await tx.query('delete from sign_in_account where "user" = $1', [id]);
  await tx.query('delete from sign_in_passkey where "user" = $1', [id]);
  await tx.query('delete from sign_in_two_factor where "user" = $1', [id]);
}

/** Whether somebody may sign in: is there, and was not removed. */
export async function mayUserSignIn(db: Queryable, id: string): Promise<boolean> {
  return (await findUser(db, id)) !== undefined;
}
