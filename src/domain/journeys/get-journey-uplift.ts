import { z } from 'zod';
import { MINUTE } from '#base';
import { defineRead } from '#platform/operations';
import type { ReadRuntime } from './explain-account.ts';
import { journeyOrThrow } from './find-journey.ts';
import { listArms, listPublishedVersions } from './journey-list.ts';
import { upliftOf } from './uplift.ts';

const Arm = z.object({ count: z.number(), reached: z.number().describe('how many did the goal after they entered') });

/** What a journey brings about beyond what happens to those who are held out of it. */
export const getJourneyUplift = (runtime: ReadRuntime) =>
  defineRead({
    name: 'get-journey-uplift',
    summary: 'Compare who went through a journey with who was held out of it, by the journey’s goal',
    access: 'read',
    doors: ['http', 'cli'],
    // Every enrollment is looked up in the log; nobody opens that by the second.
    statementLimit: MINUTE,
    input: z.object({ playbook: z.string().min(1), journey: z.string().min(1) }),
    output: z.object({
      goal: z.string().optional(),
      holdout: z.number().describe('share of accounts, 0 to 1, that are held out'),
      treated: Arm,
      held_out: Arm,
      uplift: z
        .object({ points: z.number(), from: z.number(), to: z.number() })
        .optional()
        .describe('difference of the shares with its 95 % interval; absent while there is nobody to compare with'),
    }),
    async run({ db }, { playbook: id, journey: name }) {
      const versions = await listPublishedVersions(db, id);
      const { journey } = journeyOrThrow(await runtime(db), versions, {
        playbook: id,
        journey: name,
        version: undefined,
      });
      const { goal } = journey;
      const none = { count: 0, reached: 0 };
      const arms = goal === undefined ? [] : await listArms(db, { playbook: id, journey: name, goal });
      const arm = (which: 'treated' | 'held_out') => {
        const { count, reached } = arms.find((one) => one.arm === which) ?? none;
        return { count, reached };
      };
      const [treated, heldOut] = [arm('treated'), arm('held_out')];
      const uplift = upliftOf(treated, heldOut);
      return {
        ...(goal === undefined ? {} : { goal }),
        holdout: journey.enter.holdout,
        treated,
        held_out: heldOut,
        ...(uplift === undefined ? {} : { uplift }),
      };
    },
  });
