import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { rolloutOf, STEPS } from './rollout.ts';
import { isPutAway, listRolloutFacts } from './rollout-list.ts';

/** What is set up and what is next, as the data itself tells it. */
export const getRollout = (isSending: () => boolean) =>
  defineRead({
    name: 'get-rollout',
    summary: 'Show what is set up, from the first account to the first journey, and what is next',
    access: 'operate',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({}),
    output: z.object({
      steps: z.array(
        z.object({
          step: z.enum(STEPS),
          state: z.enum(['done', 'next', 'open', 'waits']),
          left: z.number().optional(),
        }),
      ),
      done: z.number(),
      of: z.number(),
      put_away: z.boolean(),
    }),
    async run({ db, actor }) {
      const steps = rolloutOf(await listRolloutFacts(db), isSending());
      const done = steps.filter(({ state }) => state === 'done').length;
      return { steps: [...steps], done, of: steps.length, put_away: await isPutAway(db, actor.id) };
    },
  });
