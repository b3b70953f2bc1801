import { z } from 'zod';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, WHOSE } from '#platform/operations';
import type { AccountIndex } from './account-index.ts';
import { askAccounts } from './ask-accounts.ts';

/** How many accounts are in each of several views: what stands beside their names. */
export const countAccounts = (index: AccountIndex, runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'count-accounts',
    summary: 'Count the accounts of several filters at once',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: z.object({
      whose: z.enum(WHOSE).default('all'),
      filters: z.array(z.string().max(4000)).max(50).describe('conditions; an empty one counts all'),
    }),
    output: z.object({
      counts: z.array(z.number().nullable()).describe('in the order of the filters; null: that one has a problem'),
    }),
    async run(context, { whose, filters }) {
      const facts = await runtime(context.db);
      const counts: (number | null)[] = [];
      for (const filter of filters) {
        const asked = await askAccounts(index, facts, context, { whose, filter }).catch(() => undefined);
        counts.push(asked?.selected.length ?? null);
      }
      return { counts };
    },
  });
