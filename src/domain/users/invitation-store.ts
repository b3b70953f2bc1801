import type { Instant, Uuid } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { Invitation } from './invitation.ts';

const COLUMNS = `id, kind, email, name, role, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt"`;

export async function insertInvitation(db: Queryable, digest: string, invitation: Invitation): Promise<void> {
  const { id, kind, email, name, role, invitedBy, createdAt, expiresAt } = invitation;
  await db.query(
    `insert into invitation (id, digest, kind, email, name, role, invited_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, digest, kind, email, name, role, invitedBy, timestamp(createdAt), timestamp(expiresAt)],
  );
}

/** The open invitation behind a token's digest. */
export async function findInvitation(db: Queryable, digest: string, at: Instant): Promise<Invitation | undefined> {
  const [found] = await db.query<Invitation>(
    `select ${COLUMNS} from invitation where digest = $1 and used_at is null and expires_at > $2`,
    [digest, timestamp(at)],
  );
  return found;
}

/** Uses an invitation up; undefined when it is unknown, used or too old. Of two at once only one gets it. */
export async function takeInvitation(tx: Tx, digest: string, at: Instant): Promise<Invitation | undefined> {
  const [taken] = await tx.query<Invitation>(
    `update invitation set used_at = $2 where digest = $1 and used_at is null and expires_at > $2 returning ${COLUMNS}`,
    [digest, timestamp(at)],
  );
  return taken;
}

/** What somebody with an address is invited as, by the newest invitation that is open. */
export async function findInvitationFor(db: Queryable, email: string, at: Instant): Promise<Invitation | undefined> {
  const [found] = await db.query<Invitation>(
    `select ${COLUMNS} from invitation
      where lower(email) = lower($1) and kind = 'join' and used_at is null and expires_at > $2
      order by created_at desc limit 1`,
    [email, timestamp(at)],
  );
  return found;
}

/** Whoever came in by one way needs the links no more that would let them in by another; which were open. */
export async function closeInvitations(
  db: Queryable,
  kind: Invitation['kind'],
  email: string | null,
  at: Instant,
): Promise<void> {
  await db.query(
    `update invitation set used_at = $3
      where kind = $1 and ($2::text is null or lower(email) = lower($2)) and used_at is null`,
    [kind, email, timestamp(at)],
  );
}

export async function deleteInvitation(tx: Tx, id: Uuid): Promise<Invitation | undefined> {
  const [gone] = await tx.query<Invitation>(
    `delete from invitation where id = $1 and kind = 'join' and used_at is null returning ${COLUMNS}`,
    [id],
  );
  return gone;
}

/** Of people, the newest first. */
export function loadOpenInvitations(db: Queryable, at: Instant): Promise<Invitation[]> {
  return db.query<Invitation>(
    `select ${COLUMNS} from invitation where kind = 'join' and used_at is null and expires_at > $1
      order by created_at desc, id`,
    [timestamp(at)],
  );
}
