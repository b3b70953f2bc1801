import { z } from 'zod';
import { DAY, isoInstant } from '#base';
import { secret } from '#platform/audit';
import { defineWrite, noAccount } from '#platform/operations';
import { newInvitation } from './invitation.ts';
import { closeInvitations, insertInvitation } from './invitation-store.ts';
import { knownUser } from './known-user.ts';
import { assertMayChangeRole } from './who-gives.ts';

/** For whoever has forgotten a password or lost a second factor: a link that sets a new one, good once and for a day. */
export const makePasswordLink = defineWrite({
  name: 'make-password-link',
  summary: 'Make a link by which somebody sets a new password; it is shown this once',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ user: z.string().min(1).describe('id or e-mail address') }),
  output: z.object({
    user: z.string(),
    token: secret().describe('for /invitation/<token>'),
    expires_at: z.iso.datetime(),
  }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { user: who }) {
    const { id: user, email, name, role } = await knownUser(tx, who);
    // Who can set an owner's password is an owner.
    assertMayChangeRole(actor, role, role);
    const { id, token, digest } = newInvitation();
    const expiresAt = at + DAY;
    await closeInvitations(tx, 'password', email, at);
    const invitedBy = `${actor.kind}:${actor.id}`;
    await insertInvitation(tx, digest, {
      id,
      kind: 'password',
      email,
      name,
      role,
      invitedBy,
      createdAt: at,
      expiresAt,
    });
    const expires_at = isoInstant(expiresAt);
    changed(null, { user, email, name, link_good_until: expires_at });
    return { user, token, expires_at };
  },
});
