import { z } from 'zod';
import { isoInstant } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import { loadOpenInvitations } from './invitation-store.ts';
import { RoleName, UserView, viewUser } from './user.ts';
import { listUserRows } from './user-list.ts';

export const listUsers = defineRead({
  name: 'list-users',
  summary: 'List who signs in, and who is invited to',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({}),
  output: z.object({
    users: z.array(UserView),
    invitations: z.array(
      z.object({
        invitation: z.string(),
        email: z.string(),
        name: z.string(),
        role: RoleName,
        invited_by: z.string(),
        created_at: z.string(),
        expires_at: z.string(),
      }),
    ),
  }),
  async run({ db, at }) {
    const users = await listUserRows(db);
    const invitations = await loadOpenInvitations(db, at);
    return {
      users: users.map(viewUser),
      invitations: invitations.map(({ id, email, name, role, invitedBy, createdAt, expiresAt }) => ({
        invitation: id,
        email: email ?? '',
        name: name ?? '',
        role: role ?? 'viewer',
        invited_by: invitedBy,
        created_at: isoInstant(createdAt),
        expires_at: isoInstant(expiresAt),
      })),
    };
  },
});
