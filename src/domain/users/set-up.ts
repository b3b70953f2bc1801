import { type Clock, DAY } from '#base';
import type { Db } from '#platform/db';
import { newInvitation } from './invitation.ts';
import { closeInvitations, insertInvitation } from './invitation-store.ts';
import { countOwners } from './user-store.ts';

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
      invitedBy: 'cli:start',
      createdAt: at,
      expiresAt: at + DAY,
    });
    return `${origin}/set-up?token=${token}`;
  });
}
