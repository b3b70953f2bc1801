import type { Queryable } from '#platform/db';
import type { Person } from './person.ts';

/** The accounts that some people own, by id or e-mail address, or in whose team they are: of all shards. */
export async function listBook(db: Queryable, people: readonly Person[]): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const names = people.flatMap(({ id, email }) => [id.toLowerCase(), email.toLowerCase()]);
  const rows = await db.query<{ account: string }>(
    `select id as account from account where lower(owner) = any($1::text[])
      union
     select account from account_team where person = any($2::text[])`,
    [names, people.map(({ id }) => id)],
  );
  return rows.map(({ account }) => account);
}

/** The accounts that a person was put into the team of. */
export async function listTeamAccounts(db: Queryable, person: string): Promise<readonly string[]> {
  const rows = await db.query<{ account: string }>('select distinct account from account_team where person = $1', [
    person,
  ]);
  return rows.map(({ account }) => account);
}
