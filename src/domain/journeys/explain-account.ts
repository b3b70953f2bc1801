import { z } from 'zod';
import { notFound } from '#base';
import { explainAccount as explain, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { explanationSchema } from './explanation.ts';

export type ReadRuntime = (db: Queryable) => Promise<Runtime>;

/** Why an account's scores are what they are, and where it stands in its journeys. */
export const explainAccount = (runtime: ReadRuntime) =>
  defineRead({
    name: 'explain-account',
    summary: 'Explain the scores of an account and where it stands in its journeys',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({ account: z.string().min(1) }),
    output: explanationSchema,
    async run({ db, at }, { account }) {
      const explained = await explain(db, await runtime(db), account, at);
      if (!explained.known && explained.held === null) {
        throw notFound(
          'account-not-found',
          `Nothing has been recorded of an account ${account}; check its id with list-accounts`,
          {
            account,
          },
        );
      }
      return { ...explained, at };
    },
  });
