import { z } from 'zod';
import { listHeldAccounts as heldAccounts } from '#engine';
import { defineRead } from '#platform/operations';

/** Accounts that failed and wait for a person, with the reason and how many events wait with them. */
export const listHeldAccounts = defineRead({
  name: 'list-held-accounts',
  summary: 'List accounts that failed and wait for a person, with the reason',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  output: z.object({
    accounts: z.array(z.object({ account: z.string(), at: z.number(), reason: z.string(), waiting: z.number() })),
  }),
  run: async ({ db }, { limit }) => ({ accounts: await heldAccounts(db, limit) }),
});
