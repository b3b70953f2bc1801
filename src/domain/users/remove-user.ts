import { z } from 'zod';
import { defineWrite, noAccount } from '#platform/operations';
import { knownUser } from './known-user.ts';
import { lastOwner } from './update-user.ts';
import { auditedUser } from './user.ts';
import { countOwners, lockUsers, removeUserRows } from './user-store.ts';
import { assertMayChangeRole } from './who-gives.ts';

/** Takes every way in and every session from somebody; the person of the team stays, with accounts and tasks. */
export const removeUser = defineWrite({
  name: 'remove-user',
  summary: 'Remove somebody who signs in',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ user: z.string().min(1).describe('id or e-mail address') }),
  output: z.object({ user: z.string() }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { user: who }) {
    await lockUsers(tx);
    const user = await knownUser(tx, who);
    assertMayChangeRole(actor, user.role, undefined);
    if (user.role === 'owner' && (await countOwners(tx)) === 1) throw lastOwner();
    await removeUserRows(tx, user.id, at);
    changed(auditedUser(user), null);
    return { user: user.id };
  },
});
