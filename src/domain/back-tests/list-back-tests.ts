import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { readBackTests } from './back-test-store.ts';
import { BackTestView } from './back-test-view.ts';

const MOST = 50;

/** Back-tests of the last month, the newest first. */
export const listBackTests = defineRead({
  name: 'list-back-tests',
  summary: 'List back-tests, the newest first',
  access: 'author',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ playbook: z.string().min(1).optional() }),
  output: z.object({ back_tests: z.array(BackTestView) }),
  run: async ({ db }, { playbook }) => ({ back_tests: await readBackTests(db, playbook ?? null, MOST) }),
});
