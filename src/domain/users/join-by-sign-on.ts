import type { Instant } from '#base';
import { recordAudit } from '#platform/audit';
import type { Db } from '#platform/db';
import { closeInvitations } from './invitation-store.ts';
import { auditedUser } from './user.ts';
import { findUser } from './user-store.ts';

const BY = { by: 'single sign-on' };

/** Somebody who was invited came in by the provider: the invitation is used up, as `accept-invitation` does it. */
export function joinBySignOn(db: Db, user: string, at: Instant): Promise<void> {
  return db.transaction(async (tx) => {
    const joined = await findUser(tx, user);
    if (joined === undefined) return;
    await closeInvitations(tx, 'join', joined.email, at);
    const operation = 'accept-invitation';
    await recordAudit(tx, {
      at,
      actor: `person:${user}`,
      operation,
      input: BY,
      before: null,
      after: auditedUser(joined),
    });
  });
}

/** Somebody gets in by the provider from now on. */
export function linkSignOn(db: Db, user: string, at: Instant): Promise<void> {
  const told = { at, actor: `person:${user}`, operation: 'link-single-sign-on', input: BY };
  return db.transaction((tx) =>
    recordAudit(tx, { ...told, before: { single_sign_on: false }, after: { single_sign_on: true } }),
  );
}
