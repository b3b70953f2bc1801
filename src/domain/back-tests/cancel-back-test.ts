import { z } from 'zod';
import { defineWrite, noAccount } from '#platform/operations';
import { endBackTest, findBackTest } from './back-test-store.ts';
import { BackTestView, found } from './back-test-view.ts';

/** Takes back a back-test that waits or runs; nothing that it has found is kept. One that has ended stays as it is. */
export const cancelBackTest = defineWrite({
  name: 'cancel-back-test',
  summary: 'Cancel a back-test that waits or runs',
  access: 'author',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ run: z.uuid() }),
  output: BackTestView,
  accounts: () => [],
  async run({ tx, at, changed }, { run }) {
    const before = found(run, await findBackTest(tx, run));
    await endBackTest(tx, run, 'cancelled', null, at);
    const after = found(run, await findBackTest(tx, run));
    const { playbook, version } = after;
    changed({ playbook, version, status: before.status }, { playbook, version, status: after.status });
    return after;
  },
});
