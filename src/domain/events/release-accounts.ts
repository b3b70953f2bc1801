import { z } from 'zod';
import { isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { releaseHeld } from '#engine';
import { changesOfMany, type ItemChange } from '#platform/audit';
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
  async run({ tx, shardOf, emit, changed }, { accounts }) {
    const released: ItemChange[] = [];
    const notHeld: string[] = [];
    for (const account of new Set(accounts)) {
      const held = await releaseHeld(tx, shardOf(account), account);
      if (held === undefined) notHeld.push(account);
      else {
        released.push({ name: account, before: { held: held.reason, held_since: isoInstant(held.at) }, after: null });
        emit({ account, name: 'account.released', properties: {} });
      }
    }
    changed(...changesOfMany(released));
    return { released: released.map(({ name }) => name), not_held: notHeld };
  },
});
