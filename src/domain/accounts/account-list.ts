import type { DateText } from '#base';
import type { Queryable } from '#platform/db';

export interface ListedAccount {
  readonly id: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly zone: string | null;
  readonly segment: string | null;
  readonly created_on: DateText | null;
}

export interface AccountFilter {
  /** Part of the name or id, in any case of letters. */
  readonly search?: string | undefined;
  readonly owner?: readonly string[] | undefined;
  /** Only ids after this one. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Accounts of all shards in the order of their ids. */
export async function listAccountPage(db: Queryable, filter: AccountFilter): Promise<readonly ListedAccount[]> {
  const pattern = filter.search === undefined ? null : `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return await db.query<ListedAccount>(
    `select id, name, owner, zone, segment, created_on
       from account
      where ($1::text is null or id > $1)
        and ($2::text is null or id ilike $2 or name ilike $2)
        and ($3::text[] is null or lower(owner) = any($3))
      order by id
      limit $4`,
    [filter.after ?? null, pattern, filter.owner?.map((name) => name.toLowerCase()) ?? null, filter.limit],
  );
}
