import { z } from 'zod';
import { notFound, type Uuid } from '#base';
import type { Queryable } from '#platform/db';
import { defineRead, noAccount } from '#platform/operations';
import { findRun } from './import-run-store.ts';
import { type ImportRunRow, RunView, viewRun } from './import-run-view.ts';

/** One import: how far it is, what has become of its rows, the map it was made with. */
export const getImport = defineRead({
  name: 'get-import',
  summary: 'Show how far an import is and what has become of its rows',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ run: z.uuid() }),
  output: RunView.extend({ map: z.string() }),
  async run({ db }, { run }) {
    const row = await runOrThrow(db, run);
    return { ...viewRun(row), map: row.map };
  },
});

export async function runOrThrow(db: Queryable, run: Uuid): Promise<ImportRunRow> {
  const row = await findRun(db, run);
  if (row !== undefined) return row;
  throw notFound('import-not-found', `There is no import ${run}; list-imports shows those there were.`, { run });
}
