import { z } from 'zod';
import { forbidden, notFound, type Uuid } from '#base';
import type { Actor } from '#platform/access';
import type { Told } from '#platform/audit';
import type { Queryable } from '#platform/db';
import { findView, type SavedView } from './view-store.ts';

/** Whose views an actor's are: of a colleague by their place in the team, so that they stay when a sign-in changes. */
export const viewOwner = ({ kind, id, person }: Actor): string => person ?? `${kind}:${id}`;

export const ListName = z
  .string()
  .regex(/^[a-z][a-z-]*$/)
  .max(50)
  .describe('which list: accounts, signals, tasks …');

export const ViewShown = z.object({
  view: z.uuid(),
  list: z.string(),
  name: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
  state: z.record(z.string(), z.json()).describe('what the list’s address says: filter, columns, sort, whose, search'),
});

export function showView(view: SavedView, actor: Actor): z.input<typeof ViewShown> {
  const { id, list, name, is_shared: shared, state } = view;
  // A JSON object as it was saved.
  return { view: id, list, name, shared, mine: view.owner === viewOwner(actor), state: state as Record<string, never> };
}

/** A view as the audit log tells it. */
export function toldView({ list, name, owner, is_shared: shared, state }: SavedView): Told {
  return { list, name, owner, shared, ...state };
}

/** A view that the actor may change; throws for others'. */
export async function ownView(db: Queryable, id: Uuid, actor: Actor): Promise<SavedView> {
  const view = await findView(db, id);
  const isMine = view?.owner === viewOwner(actor);
  if (view === undefined || (!isMine && !view.is_shared))
    throw notFound('view-not-found', `There is no view ${id} any more; list-views shows those there are.`, {
      view: id,
    });
  if (isMine || actor.role === 'admin' || actor.role === 'owner') return view;
  throw forbidden('view-of-another', `${view.name} is shared by somebody else: save it under a name of your own.`, {
    view: id,
    name: view.name,
  });
}
