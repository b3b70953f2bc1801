import { forbidden } from '#base';
import { type Actor, holdersOf, mayDo } from '#platform/access';
import type { Operation } from './operation.ts';

/** Throws `forbidden` unless the policy gives the actor what the operation asks for. */
export function authorise({ name, access }: Operation, actor: Actor): void {
  if (mayDo(actor, access)) return;
  const holders = holdersOf(access);
  const who = actor.kind === 'person' ? `your role is ${actor.role}` : `this is a ${actor.role} key`;
  throw forbidden('role-not-allowed', `${name} needs the permission ${access}, which ${list(holders)} have; ${who}.`, {
    operation: name,
    needs: access,
    holders: [...holders],
  });
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
