import { forbidden } from '#base';
import type { Actor, Role } from '#platform/access';
import { mayChangeRole } from './user.ts';

/** Throws `forbidden` unless the actor may make one role of another; undefined: somebody who comes or goes. */
export function assertMayChangeRole(actor: Actor, from: Role | undefined, to: Role | undefined): void {
  if (mayChangeRole(actor, from, to)) return;
  throw forbidden(
    'owners-only',
    'Only an owner makes and removes owners. Ask one of them; list-users shows who they are.',
  );
}
