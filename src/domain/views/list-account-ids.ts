import { z } from 'zod';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed } from '#platform/operations';
import type { AccountIndex } from './account-index.ts';
import { askAccounts } from './ask-accounts.ts';
import { AccountQuery } from './list-accounts.ts';

/** More are no selection that a person means. */
const MOST = 20_000;

/** All that a filter finds, shard by shard: what a change of many is sent for, part by part. */
export const listAccountIds = (index: AccountIndex, runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-account-ids',
    summary: `List the ids of all accounts that a filter finds, ${MOST} at most`,
    access: 'read',
    scope: listed,
    doors: ['http'],
    input: AccountQuery,
    output: z.object({ total: z.number(), accounts: z.array(z.string()) }),
    async run(context, query) {
      const { selected } = await askAccounts(index, await runtime(context.db), context, query);
      const { rows } = index;
      const accounts = [...selected.subarray(0, MOST)].sort((a, b) => rows.shard(a) - rows.shard(b));
      return { total: selected.length, accounts: accounts.flatMap((row) => rows.id(row) ?? []) };
    },
  });
