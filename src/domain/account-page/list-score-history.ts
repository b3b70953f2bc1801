import { z } from 'zod';
import { addMonths, dayOf, isoInstant, startOfDay } from '#base';
import { AccountId } from '#domain/accounts';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { BandView, scoreWords } from './band-edges.ts';
import { listScorePoints } from './score-history-list.ts';

/** How health or a score went over months, a value for each day on which it changed, with the edges of its bands. */
export const listScoreHistory = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-score-history',
    summary: 'How the health or a score of an account went, with the edges of its bands',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: AccountId,
      score: z.string().min(1).max(300).default('health').describe('health, or <playbook>.<score>'),
      months: z.coerce.number().int().min(1).max(36).default(6),
    }),
    output: z.object({
      account: z.string(),
      score: z.string(),
      title: z.string(),
      max: z.number(),
      from: z.string(),
      to: z.string(),
      bands: z.array(BandView).readonly(),
      points: z.array(
        z.object({ at: z.string(), value: z.number().nullable(), band: z.string().nullable(), by: z.string() }),
      ),
    }),
    async run({ db, at, shardOf }, { account, score, months }) {
      const current = await runtime(db);
      const from = startOfDay(addMonths(dayOf(at, current.zone), -months), current.zone);
      const points = await listScorePoints(db, shardOf(account), account, score, from, current.zone);
      const words = scoreWords(current, score, points.at(-1)?.by);
      return {
        account,
        score,
        title: words?.title ?? score,
        max: words?.max ?? 100,
        from: isoInstant(from),
        to: isoInstant(at),
        bands: words?.bands ?? [],
        points: points.map((point) => ({ ...point, at: isoInstant(point.at) })),
      };
    },
  });
