import { type Clock, DAY, isoInstant } from '#base';
import { recordAudit } from '#platform/audit';
import type { Db } from '#platform/db';
import { newInvitation } from './invitation.ts';
import { closeInvitations, insertInvitation } from './invitation-store.ts';
import { countOwners } from './user-store.ts';

const BY = 'cli:start';

/** Makes the link at which the first person becomes the owner, good once and for a day; undefined once there is one. */
export function setUpLink(db: Db, clock: Clock, origin: string): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    if ((await countOwners(tx)) > 0) return undefined;
    const at = clock.now();
    const { id, token, digest } = newInvitation();
    await closeInvitations(tx, 'owner', null, at);
    await insertInvitation(tx, digest, {
      id,
      kind: 'owner',
      email: null,
      name: null,
      role: 'owner',
      invitedBy: BY,
      createdAt: at,
      expiresAt: at + DAY,
    });
    const told = { at, actor: BY, operation: 'make-set-up-link', input: {} };
    await recordAudit(tx, { ...told, before: null, after: { role: 'owner', link_good_until: isoInstant(at + DAY) } });
    return `${origin}/set-up?token=${token}`;
  });
}
