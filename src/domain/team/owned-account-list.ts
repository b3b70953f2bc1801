import type { Queryable } from '#platform/db';
import type { OwnedAccounts } from './role-load.ts';

/** How many accounts each owner has, over all shards. The accounts are another feature's; they are only counted here. */
export async function countOwnedAccounts(db: Queryable): Promise<readonly OwnedAccounts[]> {
  return db.query<OwnedAccounts>(
    `select owner, count(*)::integer as accounts from account group by owner order by owner`,
  );
}
