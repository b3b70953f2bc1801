import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import type { Queryable, Tx } from '#platform/db';

/** A list as somebody arranged it. */
export interface SavedView {
  readonly id: Uuid;
  readonly list: string;
  readonly name: string;
  readonly owner: string;
  readonly is_shared: boolean;
  readonly state: JsonObject;
}

const COLUMNS = 'id, list, name, owner, is_shared, state';

/** Somebody's own views of a list, and those that others share, by name. */
export function loadViews(db: Queryable, list: string | undefined, owner: string): Promise<SavedView[]> {
  return db.query<SavedView>(
    `select ${COLUMNS} from saved_view
      where ($1::text is null or list = $1) and (owner = $2 or is_shared) order by lower(name), id limit 500`,
    [list ?? null, owner],
  );
}

export async function findView(db: Queryable, id: Uuid): Promise<SavedView | undefined> {
  const [view] = await db.query<SavedView>(`select ${COLUMNS} from saved_view where id = $1`, [id]);
  return view;
}

export async function storeView(tx: Tx, view: SavedView, at: Instant): Promise<void> {
  await tx.query(
    `insert into saved_view (id, list, name, owner, is_shared, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $7)
     on conflict (id) do update
       set name = excluded.name, is_shared = excluded.is_shared, state = excluded.state, updated_at = excluded.updated_at`,
    [view.id, view.list, view.name, view.owner, view.is_shared, JSON.stringify(view.state), isoInstant(at)],
  );
}

export async function deleteView(tx: Tx, id: Uuid): Promise<void> {
  await tx.query('delete from saved_view where id = $1', [id]);
}
