import { z } from 'zod';
import { precondition } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { knownUser } from './known-user.ts';
import { auditedUser, RoleName, userFields } from './user.ts';
import { countOwners, lockUsers, storeUser } from './user-store.ts';
import { assertMayChangeRole } from './who-gives.ts';

/** Changes somebody's name or role. The last owner stays one: make another owner first, which hands ownership over. */
export const updateUser = defineWrite({
  name: 'update-user',
  summary: 'Change the name or role of somebody who signs in',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({
    user: z.string().min(1).describe('id or e-mail address'),
    name: userFields.name.optional(),
    role: RoleName.optional(),
  }),
  output: z.object({ user: z.string(), name: z.string(), role: RoleName }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { user: who, name, role }) {
    await lockUsers(tx);
    const before = await knownUser(tx, who);
    const after = { ...before, name: name ?? before.name, role: role ?? before.role };
    if (after.role !== before.role) {
      assertMayChangeRole(actor, before.role, after.role);
      if (before.role === 'owner' && (await countOwners(tx)) === 1) throw lastOwner();
    }
    await storeUser(tx, after, at);
    changed(auditedUser(before), auditedUser(after));
    return { user: after.id, name: after.name, role: after.role };
  },
});

export const lastOwner = () =>
  precondition(
    'last-owner',
    'This is the last owner. Make somebody else an owner first, then change or remove this one.',
  );
