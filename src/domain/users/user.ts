import { z } from 'zod';
import { type Instant, isoInstant, isZone } from '#base';
import { type Actor, ROLES, type Role } from '#platform/access';

/** Somebody who signs in. */
export interface User {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly locale: string | null;
  readonly theme: 'light' | 'dark' | 'system' | null;
  readonly zone: string | null;
  readonly hasSecondFactor: boolean;
  readonly createdAt: Instant;
  /** When they were removed. */
  readonly endedAt: Instant | null;
}

export const RoleName = z.enum(ROLES);

export const userFields = {
  name: z.string().trim().min(1).max(200),
  email: z
    .email()
    .max(320)
    .transform((email) => email.toLowerCase()),
  locale: z.enum(['en', 'ko']),
  theme: z.enum(['light', 'dark', 'system']),
  zone: z.string().refine(isZone, {
    error: 'No time zone of this name; write one like Europe/Berlin or UTC.',
    params: { rule: 'zone-unknown' },
  }),
};

export const UserView = z.object({
  user: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  person: z.string().optional().describe('id of the person of the team with the same e-mail address'),
  team_roles: z.array(z.string()).optional(),
  has_password: z.boolean(),
  has_sso: z.boolean(),
  has_second_factor: z.boolean(),
  passkeys: z.number(),
  sessions: z.number(),
  last_seen: z.string().optional(),
  created_at: z.string(),
});

export interface ListedUser extends User {
  readonly person: string | null;
  readonly teamRoles: readonly string[] | null;
  readonly hasPassword: boolean;
  readonly hasSso: boolean;
  readonly passkeys: number;
  readonly sessions: number;
  readonly lastSeen: Instant | null;
}

export function viewUser(user: ListedUser): z.input<typeof UserView> {
  const { id, name, email, role, person, teamRoles, lastSeen, createdAt } = user;
  return {
    user: id,
    name,
    email,
    role,
    ...(person === null ? {} : { person, team_roles: [...(teamRoles ?? [])] }),
    has_password: user.hasPassword,
    has_sso: user.hasSso,
    has_second_factor: user.hasSecondFactor,
    passkeys: user.passkeys,
    sessions: user.sessions,
    ...(lastSeen === null ? {} : { last_seen: isoInstant(lastSeen) }),
    created_at: isoInstant(createdAt),
  };
}

/** What the audit log keeps of somebody. */
export const auditedUser = ({ id, name, email, role }: Pick<User, 'id' | 'name' | 'email' | 'role'>) => ({
  user: id,
  name,
  email,
  role,
});

/**
 * Whether somebody may make one role of another: owners are made and unmade by owners alone, and by the command line of
 * the machine, so that nobody is locked out for good.
 */
export function mayChangeRole(
  actor: Pick<Actor, 'kind' | 'role'>,
  from: Role | undefined,
  to: Role | undefined,
): boolean {
  if (from !== 'owner' && to !== 'owner') return true;
  return actor.kind === 'cli' || actor.role === 'owner';
}
