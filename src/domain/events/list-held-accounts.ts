import { z } from 'zod';
import { listHeldAccounts as heldAccounts } from '#engine';
import { defineRead } from '#platform/operations';

/** What a person can do about any of them. */
const WHAT_TO_DO =
  'Put right what the reason names: mostly a playbook, which is published anew, or a newer version of Perennial. ' +
  'Then release-account; its events run in their order, as if nothing had been.';

/** Accounts that failed and wait for a person, with the reason and how many events wait with them. */
export const listHeldAccounts = defineRead({
  name: 'list-held-accounts',
  summary: 'List accounts that failed and wait for a person, with the reason',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ limit: z.number().int().min(1).max(500).default(50) }),
  output: z.object({
    accounts: z.array(
      z.object({
        account: z.string(),
        at: z.number().describe('since when, epoch ms'),
        reason: z.string(),
        waiting: z.number().describe('events that wait'),
        next: z.string().nullable().describe('the event that it stands at; null: it failed on something that was due'),
      }),
    ),
    what_to_do: z.string().optional(),
  }),
  async run({ db }, { limit }) {
    const accounts = await heldAccounts(db, limit);
    return { accounts, ...(accounts.length === 0 ? {} : { what_to_do: WHAT_TO_DO }) };
  },
});
