import { z } from 'zod';
import { isoInstant, notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { releaseHeld } from '#engine';
import { defineWrite } from '#platform/operations';

/** Lets a held account go on: its events are worked off in their order. */
export const releaseAccount = defineWrite({
  name: 'release-account',
  summary: 'Let a held account go on with the events that wait',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId }),
  output: z.object({ account: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account }) {
    const held = await releaseHeld(tx, shardOf(account), account);
    if (held === undefined) {
      throw notFound('account-not-held', `${account} is not held; list-held-accounts shows those that are.`, {
        account,
      });
    }
    emit({ account, name: 'account.released', properties: {} });
    changed({ held: held.reason, held_since: isoInstant(held.at) }, null);
    return { account };
  },
});
