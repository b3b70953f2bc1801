import { z } from 'zod';
import { conflict } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { askToStop, findRun } from './import-run-store.ts';

/** Stops an import where it is; what has come in by then stays, and importing again brings in the rest. */
export const cancelImport = defineWrite({
  name: 'cancel-import',
  summary: 'Stop an import; rows that are in stay in',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ run: z.uuid() }),
  output: z.object({ run: z.string() }),
  accounts: () => [],
  async run({ tx, changed }, { run }) {
    const before = await findRun(tx, run);
    if (!(await askToStop(tx, run))) {
      throw conflict('import-ended', 'This import has ended already; nothing was changed.', { run });
    }
    changed({ file: before?.file, state: before?.state }, { file: before?.file, state: 'cancelled' });
    return { run };
  },
});
