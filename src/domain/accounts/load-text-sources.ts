import { loadSettings } from '#domain/settings';
import { loadTeam } from '#domain/team';
import type { Queryable } from '#platform/db';
import { loadAccounts } from './account-store.ts';
import { loadContacts } from './contact-store.ts';
import type { TextSources } from './text-context.ts';

/** Reads what texts to accounts may name: four statements, for any number of accounts of a shard. */
export async function loadTextSources(db: Queryable, shard: number, accounts: readonly string[]): Promise<TextSources> {
  const ids = [...new Set(accounts)];
  return {
    accounts: await loadAccounts(db, shard, ids),
    contacts: await loadContacts(db, shard, ids),
    team: await loadTeam(db),
    settings: await loadSettings(db),
  };
}
