import type { Instant } from '#base';
import type { Role } from '#platform/access';
import type { Queryable, Tx } from '#platform/db';

export interface StoredSession {
  readonly id: string;
  readonly user: string;
  readonly createdAt: Instant;
  /** When it was last prolonged; at most a day before it was last used. */
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** The running sessions of somebody, the newest first. They live by the database's own clock, as better-auth's do. */
export function loadSessions(db: Queryable, user: string): Promise<StoredSession[]> {
  return db.query<StoredSession>(
    `select id, "user", created_at as "createdAt", updated_at as "seenAt", expires_at as "expiresAt",
            ip_address as "ipAddress", user_agent as "userAgent"
       from sign_in_session where "user" = $1 and expires_at > now() order by created_at desc, id`,
    [user],
  );
}

export async function findSessionUser(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db.query<{ user: string }>('select "user" from sign_in_session where id = $1', [id]);
  return row?.user;
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from sign_in_session where id = $1', [id]);
}

/** All but one, or all; how many. */
export async function deleteSessions(tx: Tx, user: string, except?: string): Promise<number> {
  const gone = await tx.query(
    'delete from sign_in_session where "user" = $1 and ($2::text is null or id <> $2) returning id',
    [user, except ?? null],
  );
  return gone.length;
}

/** Who is behind a session's user: the role, and the person of the team with the same address. */
export async function findActor(
  db: Queryable,
  user: string,
): Promise<{ readonly role: Role; readonly person: string | null } | undefined> {
  const [row] = await db.query<{ role: Role; person: string | null }>(
    `select u.role, (select p.id from person p where lower(p.email) = u.email limit 1) as person
       from sign_in_user u where u.id = $1 and u.ended_at is null`,
    [user],
  );
  return row;
}
