import { forbidden } from '#base';
import type { Actor, Operation } from './operation.ts';

/** Throws `forbidden` unless the actor's role may run the operation; `admin` always may. */
export function authorise(operation: Operation, actor: Actor): void {
  if (actor.role === 'admin' || operation.access.includes(actor.role)) return;
  throw forbidden('role-not-allowed', `${operation.name} needs an admin key; this is a ${actor.role} key.`, {
    operation: operation.name,
    needs: ['admin', ...operation.access],
  });
}
