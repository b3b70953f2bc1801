import { z } from 'zod';
import { invalid } from '#base';
import { factValue } from '#domain/journeys';
import { explainScoreChange as explain } from '#engine';
import { defineRead, ofAccounts } from '#platform/operations';
import type { ReadRuntime } from './explain-score-at.ts';
import { pastInstant } from './past-instant.ts';
import { onlyToday, partial, scoreName } from './past-schemas.ts';

const end = z.object({ at: z.number(), value: z.number().nullable(), band: z.string().nullable() });

/** What moved a score between two days: events, the passing of time, another version. */
export const explainScoreChange = (runtime: ReadRuntime) =>
  defineRead({
    name: 'explain-score-change',
    summary: 'Divide what a score of an account did between two days into data, passing of time, and configuration',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: z.string().min(1),
      score: scoreName,
      from: z.iso.date().describe('a day, in the workspace’s zone: as of its end'),
      to: z.iso.date().optional().describe('now unless said'),
    }),
    output: z.object({
      account: z.string(),
      from: end,
      to: end,
      change: z.number().nullable().describe('null: the score is not known at one of the two; parts count from 0 then'),
      data: z.number().describe('data, time and configuration add up to the change'),
      time: z.number(),
      configuration: z.number(),
      parts: z
        .array(
          z.object({
            cause: z.enum(['data', 'time', 'configuration']),
            factor: z.string(),
            points: z.number(),
            before: factValue,
            after: factValue,
            source: z.string(),
            events: z.number().describe('how many events moved what the factor reads'),
          }),
        )
        .readonly()
        .describe('those that moved most first'),
      only_today: onlyToday,
      versions: z.object({ from: z.string(), to: z.string() }),
      partial,
    }),
    async run({ db, at: now }, { account, score, from, to }) {
      const running = await runtime(db);
      const [first, last] = [from, to].map((on) => pastInstant({ on }, running.zone, now));
      if (first === undefined || last === undefined || first > last) {
        throw invalid('ends-before-it-begins', `${to ?? 'today'} is before ${from}; give the earlier day as from`, {
          from,
          to,
        });
      }
      return explain(db, running, { account, score, from: first, to: last }, now);
    },
  });
