import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { conflict, digestOf, notFound } from '#base';
import { secret } from '#platform/audit';
import { defineWrite, noAccount } from '#platform/operations';
import { closeInvitations, takeInvitation } from './invitation-store.ts';
import { deleteSessions } from './session-store.ts';
import { auditedUser, userFields } from './user.ts';
import { countOwners, findUserByEmail, lockUsers, storePassword, upsertUser } from './user-store.ts';
import { loadWaysIn } from './ways-in-store.ts';

/**
 * Uses a link up: its holder becomes the first owner, somebody who signs in, or gets a new password. For the page of the
 * link, which needs no key but its token.
 */
export const acceptInvitation = defineWrite({
  name: 'accept-invitation',
  summary: 'Use an invitation with a password',
  access: 'administer',
  scope: noAccount,
  doors: [],
  input: z.strictObject({
    token: z.string().min(1).max(200),
    password_hash: secret(),
    name: userFields.name.optional(),
    email: userFields.email.optional().describe('of the first owner; others have theirs by the invitation'),
  }),
  output: z.object({ user: z.string(), email: z.string() }),
  accounts: () => [],
  async run({ tx, at, changed }, { token, password_hash, name: said, email: given }) {
    await lockUsers(tx);
    const invitation = await takeInvitation(tx, digestOf(token), at);
    const email = invitation?.email ?? given;
    const name = said ?? invitation?.name ?? undefined;
    if (invitation === undefined || email === undefined || name === undefined) throw gone();
    const { kind } = invitation;
    if (kind === 'owner' && (await countOwners(tx)) > 0) {
      throw conflict('owner-there', 'There is an owner already. Sign in, or ask them for an invitation.');
    }
    const known = await findUserByEmail(tx, email);
    if (kind === 'password') {
      if (known === undefined || known.endedAt !== null) throw gone();
      const before = await loadWaysIn(tx, known.id);
      await storePassword(tx, known.id, password_hash, at);
      await deleteSessions(tx, known.id);
      const told = auditedUser(known);
      changed({ ...told, ...before }, { ...told, ...(await loadWaysIn(tx, known.id)) });
      return { user: known.id, email };
    }
    if (known !== undefined && known.endedAt === null) throw gone();
    const role = kind === 'owner' ? 'owner' : (invitation.role ?? 'viewer');
    const user = await upsertUser(tx, { id: randomUUID(), name, email, role }, at);
    await storePassword(tx, user, password_hash, at);
    await closeInvitations(tx, kind, kind === 'owner' ? null : email, at);
    changed(null, auditedUser({ id: user, name, email, role }));
    return { user, email };
  },
});

const gone = () => notFound('invitation-gone', 'This link was used already, or is too old. Ask for another one.');
