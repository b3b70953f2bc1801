import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { STATES, STEPS } from './sample-company.ts';
import { countSampleAccounts } from './sample-list.ts';
import { loadSample } from './sample-store.ts';

/** How the sample company stands, and how far loading or removing it is. */
export const getSample = defineRead({
  name: 'get-sample',
  summary: 'Show whether the sample company is loaded, and how far loading or removing it is',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({
    state: z.enum(['none', ...STATES]),
    step: z.enum(STEPS),
    done: z.number(),
    of: z.number(),
    accounts: z.number(),
    message: z.string().optional(),
  }),
  async run({ db }) {
    const accounts = await countSampleAccounts(db);
    const sample = await loadSample(db);
    if (sample === undefined) return { state: 'none' as const, step: 'done' as const, done: 0, of: 0, accounts };
    const { state, step, done, of, message } = sample;
    return { state, step, done, of, accounts, ...(message === undefined ? {} : { message }) };
  },
});
