import { z } from 'zod';
import { explainedScore } from '#domain/journeys';
import { explainPastScore, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { pastInstant } from './past-instant.ts';
import { onlyToday, partial, scoreName } from './past-schemas.ts';

export type ReadRuntime = (db: Queryable) => Promise<Runtime>;

/** What a score of an account was at any instant, by its log; contributions add up to it. */
export const explainScoreAt = (runtime: ReadRuntime) =>
  defineRead({
    name: 'explain-score-at',
    summary: 'Explain what a score of an account was on a past day, by the version that was live then or a given one',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: z.string().min(1),
      score: scoreName,
      on: z.iso.date().optional().describe('a day, in the workspace’s zone: as of its end; now unless said'),
      at: z.string().optional().describe('an instant instead: 2026-03-02T09:00:00Z'),
      version: z.string().min(1).optional().describe('a version of the playbook, instead of the one of then'),
    }),
    output: z.object({
      account: z.string(),
      at: z.number(),
      score: explainedScore,
      model: z.object({
        playbook: z.string(),
        version: z.string(),
        name: z.string().nullable(),
        basis: z
          .enum(['then', 'first', 'given'])
          .describe('first: nothing was live yet at that instant, so the first version'),
      }),
      bands: z
        .array(z.object({ band: z.string(), from: z.number().nullable() }))
        .readonly()
        .describe('best first; from null: the rest'),
      only_today: onlyToday,
      partial,
    }),
    async run({ db, at: now }, { account, score, on, at, version }) {
      const running = await runtime(db);
      const asked = { account, score, at: pastInstant({ on, at }, running.zone, now) };
      return explainPastScore(db, running, { ...asked, ...(version === undefined ? {} : { version }) }, now);
    },
  });
