import { z } from 'zod';
import { dateText, dayOf, monthOf, startOfDay } from '#base';
import type { AccountIndex } from '#domain/views';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { listMovedArr, listPipeline } from './book-list.ts';
import { mainFirst, sumBook } from './book-sums.ts';

const Sum = z.object({ currency: z.string(), minor: z.number(), accounts: z.number() });

/** What a book of accounts is worth and how it stands, added up from the accounts in memory. */
export const getBookFigures = (runtime: (db: Queryable) => Promise<Runtime>, index: AccountIndex) =>
  defineRead({
    name: 'get-book-figures',
    summary:
      'Add up a book of accounts: ARR and its change this month, health, renewals of 90 days, open opportunities',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: z.object({ whose: z.enum(WHOSE).default('mine') }),
    output: z.object({
      accounts: z.number(),
      month: z.string().describe('its first day'),
      arr: z
        .array(Sum.extend({ change_minor: z.number() }))
        .describe('contracts in force, and by how much since the month began'),
      health: z.array(z.object({ band: z.string().nullable(), accounts: z.number() })),
      renewals: z
        .array(z.object({ days: z.number(), until: z.string(), accounts: z.number(), arr: z.array(Sum) }))
        .describe('accounts whose last contract ends within so many days'),
      pipeline: z.object({
        opportunities: z.number(),
        sums: z.array(
          z.object({ currency: z.string(), minor: z.number(), weighted_minor: z.number(), opportunities: z.number() }),
        ),
        without_value: z.number(),
      }),
    }),
    async run({ db, at, shardOf, book: bookOf }, { whose }) {
      const current = await runtime(db);
      const today = dayOf(at, current.zone);
      const { month } = monthOf(today);
      await index.upToDate(db, current, at);
      const ids = await bookOf(whose);
      const sums = sumBook(index.rows, ids, today);
      const book = ids?.map((account) => ({ shard: shardOf(account), account }));
      const moved = new Map(
        (await listMovedArr(db, book, { from: startOfDay(month, current.zone), firstDay: month, today })).map((one) => [
          one.currency,
          one,
        ]),
      );
      const pipeline = await listPipeline(db, book);
      return {
        accounts: sums.accounts,
        month: dateText(month),
        arr: sums.arr.map((sum) => ({ ...sum, change_minor: moved.get(sum.currency)?.minor ?? 0 })),
        health: [...sums.health],
        renewals: sums.renewals.map(({ days, accounts, arr }) => ({
          ...{ days, accounts, arr: [...arr] },
          until: dateText(today + days),
        })),
        pipeline: {
          opportunities: pipeline.reduce((sum, { opportunities }) => sum + opportunities, 0),
          sums: mainFirst(
            pipeline.flatMap(({ currency, minor, weighted, opportunities }) =>
              currency === null ? [] : [{ currency, minor, weighted_minor: weighted, opportunities }],
            ),
            sums.arr,
          ),
          without_value: pipeline.find(({ currency }) => currency === null)?.opportunities ?? 0,
        },
      };
    },
  });
