import type { DateText, JsonObject } from '#base';
import type { Queryable, Tx } from '#platform/db';
import { ACCOUNT_FIELDS, type Account } from './account.ts';
import { columnsAndAttributes, fieldsOf } from './stored-fields.ts';
import { NO_TRAITS, type SetAt, type Traits } from './traits.ts';

interface AccountRecord {
  readonly id: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly zone: string | null;
  readonly segment: string | null;
  readonly created_on: DateText | null;
  readonly attributes: JsonObject;
  readonly set_at: SetAt;
  readonly segments: Traits;
}

/** The stored accounts among `ids`, by id. */
export async function loadAccounts(
  db: Queryable,
  shard: number,
  ids: readonly string[],
): Promise<Map<string, Account>> {
  const rows = await db.query<AccountRecord>(
    `select id, name, owner, zone, segment, created_on, attributes, set_at, segments
       from account where shard = $1 and id = any($2::text[])`,
    [shard, [...ids]],
  );
  return new Map(
    rows.map(({ id, attributes, set_at: setAt, segments, ...columns }) => [
      id,
      {
        id,
        fields: fieldsOf(columns, attributes),
        setAt,
        ...(Object.keys(segments.setAt).length === 0 ? {} : { segments }),
      },
    ]),
  );
}

export async function storeAccounts(tx: Tx, shard: number, accounts: readonly Account[]): Promise<void> {
  const rows = accounts.map(({ id, fields, setAt, segments = NO_TRAITS }) => ({
    id,
    ...columnsAndAttributes(fields, ACCOUNT_FIELDS),
    set_at: setAt,
    segments,
  }));
  await tx.query(
    `insert into account (shard, id, name, owner, zone, segment, created_on, attributes, set_at, segments, sample)
     select $1, id, name, owner, zone, segment, created_on, attributes, set_at, segments,
            exists (select 1 from sample_account s where s.shard = $1 and s.account = said.id)
       from jsonb_to_recordset($2::jsonb) as said
            (id text, name text, owner text, zone text, segment text, created_on date, attributes jsonb, set_at jsonb,
             segments jsonb)
         on conflict (shard, id) do update
        set name = excluded.name, owner = excluded.owner, zone = excluded.zone, segment = excluded.segment,
            created_on = excluded.created_on, attributes = excluded.attributes, set_at = excluded.set_at,
            segments = excluded.segments`,
    [shard, JSON.stringify(rows)],
  );
}

/** Makes sure that accounts are listed of which only contacts are known. */
export async function ensureAccounts(tx: Tx, shard: number, ids: readonly string[]): Promise<void> {
  await tx.query(
    `insert into account (shard, id, sample)
     select $1, id, exists (select 1 from sample_account s where s.shard = $1 and s.account = id)
       from unnest($2::text[]) as id on conflict do nothing`,
    [shard, [...new Set(ids)]],
  );
}
