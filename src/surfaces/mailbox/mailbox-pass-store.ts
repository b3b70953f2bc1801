import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export type PassKind = 'link' | 'browser';

export async function insertPass(db: Queryable, digest: string, kind: PassKind, expiresAt: Instant): Promise<void> {
  await db.query('insert into mailbox_pass (digest, kind, expires_at) values ($1, $2, $3)', [
    digest,
    kind,
    timestamp(expiresAt),
  ]);
}

/** Uses up a link; false when it is unknown, used or too old. Of two at once only one gets it. */
export async function takeLink(db: Queryable, digest: string, now: Instant): Promise<boolean> {
  const taken = await db.query(
    `delete from mailbox_pass where digest = $1 and kind = 'link' and expires_at > $2 returning digest`,
    [digest, timestamp(now)],
  );
  return taken.length === 1;
}

export async function isBrowserLetIn(db: Queryable, digest: string, now: Instant): Promise<boolean> {
  const [found] = await db.query(
    `select digest from mailbox_pass where digest = $1 and kind = 'browser' and expires_at > $2`,
    [digest, timestamp(now)],
  );
  return found !== undefined;
}

export async function removeExpired(db: Queryable, now: Instant): Promise<void> {
  await db.query('delete from mailbox_pass where expires_at <= $1', [timestamp(now)]);
}
