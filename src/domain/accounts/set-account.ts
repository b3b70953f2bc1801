import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { loadAccounts } from './account-store.ts';
import { AccountId } from './account-view.ts';
import { fieldsNamed } from './stored-fields.ts';
import { readTraitsByHand } from './traits-by-hand.ts';

/** Says attributes of an account by hand, as a `group` call does; in force once the tick has recorded the event. */
export const setAccount = defineWrite({
  name: 'set-account',
  summary: 'Set attributes of an account: name, zone, segment, created_on or any of your own; null takes one away',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    attributes: z.record(z.string().min(1).max(200), z.json()),
  }),
  output: z.object({ account: z.string(), set: z.array(z.string()) }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, attributes }) {
    const traits = readTraitsByHand(attributes);
    const set = Object.keys(traits);
    const stored = (await loadAccounts(tx, shardOf(account), [account])).get(account);
    changed(fieldsNamed(stored?.fields, set), traits);
    emit({ account, name: 'account.identified', properties: { traits: attributes } });
    return { account, set };
  },
});
