import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { releaseHeld } from '#engine';
import { defineWrite } from '#platform/operations';

/** Lets many held accounts go on, as after a playbook that failed on all of them was put right. */
export const releaseAccounts = defineWrite({
  name: 'release-accounts',
  summary: 'Let many held accounts go on with the events that wait',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ accounts: z.array(AccountId).min(1).max(500) }),
  output: z.object({
    released: z.array(z.string()),
    not_held: z.array(z.string()).describe('released already, or never held'),
  }),
  accounts: ({ accounts }) => accounts,
  async run({ tx, shardOf, emit }, { accounts }) {
    const released: string[] = [];
    const notHeld: string[] = [];
    for (const account of new Set(accounts)) {
      if (await releaseHeld(tx, shardOf(account), account)) {
        released.push(account);
        emit({ account, name: 'account.released', properties: {} });
      } else {
        notHeld.push(account);
      }
    }
    return { released, not_held: notHeld };
  },
});
