import type { Permission } from './permission.ts';
import { POLICY, type Role } from './policy.ts';

/** Who asks: somebody who is signed in, the holder of an API key, or the command line on the machine itself. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'cli';
  /** Of the sign-in account or the key. */
  readonly id: string;
  readonly role: Role | 'write' | 'metrics' | 'scoped';
  /** The person of the team whom the sign-in account is linked to. */
  readonly person?: string;
  /** Of somebody who is signed in. */
  readonly session?: string;
  /** What a scoped key was given. */
  readonly permissions?: readonly Permission[];
}

export function permissionsOf({ role, permissions }: Pick<Actor, 'role' | 'permissions'>): readonly Permission[] {
  return permissions ?? POLICY[role];
}

export function mayDo(actor: Pick<Actor, 'role' | 'permissions'>, permission: Permission): boolean {
  return permissionsOf(actor).includes(permission);
}

/** The roles and kinds of keys that may do it, in the policy's order. */
export function holdersOf(permission: Permission): readonly string[] {
  return Object.entries(POLICY).flatMap(([role, held]) => (held.includes(permission) ? [role] : []));
}
