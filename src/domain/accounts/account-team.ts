import { loadTeam, type Person, resolvePerson, type StandIns } from '#domain/team';
import type { Queryable } from '#platform/db';
import { ownerOf } from './account.ts';
import { loadAccounts } from './account-store.ts';

/** Finds who does the work of one of some roles for an account, the playbook's stand-ins included; undefined: nobody. */
export type FindAssignee = (account: string, roles: readonly string[], standIns?: StandIns) => Person | undefined;

/** Reads the team and the owners of accounts (two statements) and answers from memory. */
export async function loadAssignees(db: Queryable, shard: number, accounts: readonly string[]): Promise<FindAssignee> {
  const team = await loadTeam(db);
  const stored = await loadAccounts(db, shard, [...new Set(accounts)]);
  return (id, roles, standIns) => {
    const account = stored.get(id);
    return resolvePerson(team, account === undefined ? undefined : ownerOf(account), roles, standIns);
  };
}
