import { z } from 'zod';
import { notFound } from '#base';
import { defineRead, ofAccounts } from '#platform/operations';
import { loadAccounts } from './account-store.ts';
import { AccountId, AccountView, viewAccount } from './account-view.ts';
import { loadContacts } from './contact-store.ts';

export const getAccount = defineRead({
  name: 'get-account',
  summary: 'Show an account with its attributes and contacts',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId }),
  output: AccountView,
  async run({ db, shardOf }, { account: id }) {
    const shard = shardOf(id);
    const account = (await loadAccounts(db, shard, [id])).get(id);
    if (account === undefined) throw unknownAccount(id);
    const contacts = await loadContacts(db, shard, [id]);
    return viewAccount(account, contacts.get(id) ?? []);
  },
});

export const unknownAccount = (account: string) =>
  notFound(
    'account-not-found',
    `No account ${account} is known. It comes into being with its first group or identify call, import or set-account; list-accounts finds it by name.`,
    { account },
  );
