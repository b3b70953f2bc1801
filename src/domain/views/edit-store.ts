import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';

/** What an edit did to an account, and what was there before. */
export interface AccountEdit {
  readonly account: string;
  readonly did: Did;
  /** The traits that it set, as they were; null: there was none. */
  readonly before: JsonObject;
}

export interface Did {
  readonly traits: JsonObject;
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** Appends what an edit did to accounts of a shard, and forgets what is older than a day there. */
export async function storeEdits(
  tx: Tx,
  shard: number,
  edit: Uuid,
  { actor, at, forget }: { readonly actor: string; readonly at: Instant; readonly forget: Instant },
  edits: readonly AccountEdit[],
): Promise<void> {
  await tx.query('delete from account_edit where shard = $1 and at < $2', [shard, timestamp(forget)]);
  await tx.query(
    `insert into account_edit (shard, account, edit, actor, at, did, before)
     select $1, account, $2, $3, $4, did, before
       from jsonb_to_recordset($5::jsonb) as said (account text, did jsonb, before jsonb)
     on conflict (shard, account, edit) do nothing`,
    [shard, edit, actor, isoInstant(at), JSON.stringify(edits)],
  );
}

/** What an edit by an actor did to some accounts of a shard, since an instant. */
export function loadEdits(
  db: Queryable,
  shard: number,
  edit: Uuid,
  actor: string,
  accounts: readonly string[],
  since: Instant,
): Promise<AccountEdit[]> {
  return db.query<AccountEdit>(
    `select account, did, before from account_edit
      where shard = $1 and account = any($2) and edit = $3 and actor = $4 and at >= $5`,
    [shard, accounts, edit, actor, timestamp(since)],
  );
}

/** What was taken back can't be taken back again. */
export async function deleteEdits(tx: Tx, shard: number, edit: Uuid, accounts: readonly string[]): Promise<void> {
  await tx.query('delete from account_edit where shard = $1 and account = any($2) and edit = $3', [
    shard,
    accounts,
    edit,
  ]);
}
