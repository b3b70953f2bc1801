import { z } from 'zod';
import { invalid } from '#base';
import { findPerson, loadTeam } from '#domain/team';
import { defineWrite } from '#platform/operations';
import { ownerOf } from './account.ts';
import { loadAccounts } from './account-store.ts';
import { AccountId } from './account-view.ts';
import { unknownAccount } from './get-account.ts';

/** Gives an account to a person; in force once the tick has recorded the event. */
export const assignAccount = defineWrite({
  name: 'assign-account',
  summary: 'Give an account to a person of the team',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, owner: z.string().min(1).describe('id or e-mail address of a person') }),
  output: z.object({ account: z.string(), owner: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, owner }) {
    const person = findPerson(await loadTeam(tx), owner);
    if (person === undefined) {
      throw invalid(
        'person-not-found',
        `Nobody in the team has the id or address ${owner}; add them with add-person first.`,
        { person: owner },
      );
    }
    const stored = (await loadAccounts(tx, shardOf(account), [account])).get(account);
    if (stored === undefined) throw unknownAccount(account);
    changed({ owner: ownerOf(stored) ?? null }, { owner: person.id });
    emit({ account, name: 'account.identified', properties: { traits: { owner: person.id } } });
    return { account, owner: person.id };
  },
});
