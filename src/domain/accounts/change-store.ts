import { isoInstant } from '#base';
import type { Tx } from '#platform/db';
import type { FieldChange } from './traits.ts';

/** A field's change in the history of a subject of an account: `account`, `contact:<id>`, `contract:<id>`. */
export interface SubjectChange extends FieldChange {
  readonly account: string;
  readonly subject: string;
}

/**
 * Appends to the history of fields (valid from `at`). Of two values of the same instant the one that became current
 * stays; a late one never replaces what is there.
 */
export async function appendChanges(tx: Tx, shard: number, changes: readonly SubjectChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = new Map<string, object>();
  for (const { account, subject, field, at, value, late } of changes) {
    const key = JSON.stringify([account, subject, field, at]);
    if (late && rows.has(key)) continue;
    rows.set(key, { account, subject, field, at: isoInstant(at), value, late });
  }
  await tx.query(
    `with said as (
       select * from jsonb_to_recordset($2::jsonb)
           as said (account text, subject text, field text, at timestamptz(3), value jsonb, late boolean)
     ), current as (
       insert into change (shard, account, subject, field, at, value)
       select $1, account, subject, field, at, value from said where not late
           on conflict (shard, account, subject, field, at) do update set value = excluded.value
     )
     insert into change (shard, account, subject, field, at, value)
     select $1, account, subject, field, at, value from said where late on conflict do nothing`,
    [shard, JSON.stringify([...rows.values()])],
  );
}
