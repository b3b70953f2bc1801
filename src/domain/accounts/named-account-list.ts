import type { Queryable } from '#platform/db';

/** What a list says of an account beside its own rows. */
export interface NamedAccount {
  readonly account: string;
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly ownerName: string | undefined;
  readonly isSample: boolean;
  readonly health: { readonly value: number | undefined; readonly band: string | undefined } | undefined;
}

interface NamedAccountRow {
  readonly id: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly sample: boolean;
  readonly health: { readonly value?: number; readonly band?: string } | null;
}

/** The accounts of a page of some list, by id. */
export async function listNamedAccounts(
  db: Queryable,
  shardOf: (account: string) => number,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, NamedAccount>> {
  const ids = [...new Set(accounts)];
  if (ids.length === 0) return new Map();
  const rows = await db.query<NamedAccountRow>(
    `select a.id, a.name, a.owner, p.name as owner_name, a.sample, s.scores -> 'health' as health
       from unnest($1::smallint[], $2::text[]) as asked (shard, id)
       join account a on a.shard = asked.shard and a.id = asked.id
       left join account_state s on s.shard = a.shard and s.account = a.id
       left join person p on p.id = a.owner`,
    [ids.map(shardOf), ids],
  );
  return new Map(
    rows.map(({ id, name, owner, owner_name, sample, health }) => [
      id,
      {
        account: id,
        name: name ?? undefined,
        owner: owner ?? undefined,
        ownerName: owner_name ?? undefined,
        isSample: sample,
        health: health === null ? undefined : { value: health.value, band: health.band },
      },
    ]),
  );
}

/** So many accounts at most are looked through by a word. */
const FOUND_AT_MOST = 1000;

/** Ids of the accounts whose name or id has a word in it, whatever its case: to narrow another list by. */
async function listAccountsNamed(db: Queryable, word: string): Promise<readonly string[]> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.query<{ id: string }>('select id from account where name ilike $1 or id ilike $1 limit $2', [
    pattern,
    FOUND_AT_MOST,
  ]);
  return rows.map(({ id }) => id);
}

/** The accounts of a book that have a word in their names; undefined: no limit. */
export async function narrowBook(
  db: Queryable,
  book: readonly string[] | undefined,
  word: string | undefined,
): Promise<readonly string[] | undefined> {
  if (word === undefined) return book;
  const named = await listAccountsNamed(db, word);
  if (book === undefined) return named;
  const own = new Set(book);
  return named.filter((account) => own.has(account));
}
