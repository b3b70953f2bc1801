import { z } from 'zod';
import { type JsonObject, notFound } from '#base';
import type { Queryable } from '#platform/db';
import { defineRead } from '#platform/operations';
import type { AskedBackTest } from './back-test.ts';
import { findAsked, findBackTest } from './back-test-store.ts';
import { BackTestChangeView, found } from './back-test-view.ts';

const value = z
  .union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly(), z.array(z.number()).readonly()])
  .readonly()
  .nullable();

const Side = z.object({
  standing: z
    .object({
      is: z
        .enum(['unknown', 'absent', 'raised', 'held_out', 'running', 'left', 'scored'])
        .describe('unknown: there is no such rule; absent: not raised, or not in the journey, by then'),
      at: z.number().nullable().describe('since when'),
      until: z.number().nullable(),
      text: z.string().nullable().describe('status of the signal, stage, or outcome'),
    })
    .describe('where it stood at that moment'),
  value: z.number().nullable(),
  band: z.string().nullable(),
  contributions: z
    .array(z.object({ factor: z.string(), points: z.number(), of: z.number(), source: z.string(), input: value }))
    .readonly(),
  conditions: z
    .array(
      z.object({
        label: z.string(),
        source: z.string(),
        value,
        parts: z
          .array(z.object({ source: z.string(), value, facts: z.custom<JsonObject>().meta({ type: 'object' }) }))
          .readonly(),
      }),
    )
    .readonly(),
});

const output = z.object({
  account: z.string(),
  changes: z
    .array(z.object({ change: BackTestChangeView, live: Side, draft: Side }))
    .readonly()
    .describe('each with the evidence at its moment, under what is live and under the draft'),
  only_today: z.array(z.string()).readonly().describe('facts of which only today’s value is known'),
  partial: z.boolean(),
});

/** What replaying one account for its reasons answers; undefined: nothing is recorded of it. */
export type ExplainBackTest = (
  db: Queryable,
  asked: AskedBackTest,
  account: string,
) => Promise<z.output<typeof output> | undefined>;

/** Why an account would have gone otherwise: it is replayed again, and looked at at each moment that differs. */
export const getBackTestAccount = (explain: ExplainBackTest) =>
  defineRead({
    name: 'get-back-test-account',
    summary: 'Show why an account differs in a back-test, condition by condition at each moment',
    access: 'author',
    doors: ['http', 'cli'],
    input: z.object({ run: z.uuid(), account: z.string().min(1) }),
    output,
    async run({ db }, { run, account }) {
      const asked = await findAsked(db, run);
      if (asked === undefined) found(run, await findBackTest(db, run));
      const explained = asked === undefined ? undefined : await explain(db, asked, account);
      if (explained !== undefined) return explained;
      const message = `Nothing has been recorded of an account ${account}; check its id with list-accounts`;
      throw notFound('account-not-found', message, { account });
    },
  });
