import { randomBytes, randomUUID } from 'node:crypto';
import { DAY, digestOf, type Instant, type Uuid } from '#base';
import type { Role } from '#platform/access';

export const INVITED_FOR = 7 * DAY;

/** A link that lets somebody in once. */
export interface Invitation {
  readonly id: Uuid;
  /** owner: whoever has it becomes the first owner; join: somebody new; password: somebody known gets a new one. */
  readonly kind: 'owner' | 'join' | 'password';
  readonly email: string | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly invitedBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Its token leaves us once; only the digest is stored. */
export function newInvitation(): { readonly id: Uuid; readonly token: string; readonly digest: string } {
  const token = randomBytes(32).toString('base64url');
  return { id: randomUUID(), token, digest: digestOf(token) };
}
