import { z } from 'zod';
import { conflict } from '#base';
import { findPerson, firstWord, insertPerson, loadTeam, personFields } from '#domain/team';
import { secret } from '#platform/audit';
import { defineWrite, noAccount } from '#platform/operations';
import { INVITED_FOR, newInvitation } from './invitation.ts';
import { closeInvitations, insertInvitation } from './invitation-store.ts';
import { RoleName, userFields } from './user.ts';
import { findUserByEmail } from './user-store.ts';
import { assertMayChangeRole } from './who-gives.ts';

/** Makes a link that lets somebody in once, for a week; the one before for the same address ends. */
export const inviteUser = defineWrite({
  name: 'invite-user',
  summary: 'Invite somebody to sign in; the link is shown this once',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({
    email: userFields.email,
    name: userFields.name,
    role: RoleName,
    team_roles: personFields.roles
      .optional()
      .describe('makes them a person of the team with these roles; partners always become one'),
  }),
  output: z.object({
    invitation: z.uuid(),
    email: z.string(),
    token: secret().describe('for /invitation/<token>'),
    person: z.string().optional(),
    expires_at: z.iso.datetime(),
  }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { email, name, role, team_roles }) {
    assertMayChangeRole(actor, undefined, role);
    const known = await findUserByEmail(tx, email);
    if (known !== undefined && known.endedAt === null) {
      throw conflict(
        'user-already-there',
        `${email} signs in already, as ${known.role}; change them with update-user.`,
        { email, role: known.role },
      );
    }
    const team = await loadTeam(tx);
    let person = findPerson(team, email)?.id;
    if (person === undefined && (team_roles !== undefined || role === 'partner')) {
      person = email;
      const made = { id: email, name, firstName: firstWord(name), email, roles: [...new Set(team_roles ?? [])] };
      await insertPerson(tx, made, at);
    }
    const { id, token, digest } = newInvitation();
    const expiresAt = at + INVITED_FOR;
    await closeInvitations(tx, 'join', email, at);
    const invitedBy = `${actor.kind}:${actor.id}`;
    await insertInvitation(tx, digest, { id, kind: 'join', email, name, role, invitedBy, createdAt: at, expiresAt });
    changed(null, { invitation: id, email, name, role });
    return {
      invitation: id,
      email,
      token,
      ...(person === undefined ? {} : { person }),
      expires_at: new Date(expiresAt).toISOString(),
    };
  },
});
