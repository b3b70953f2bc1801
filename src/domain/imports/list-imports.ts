import { z } from 'zod';
import { invalid, isoInstant, parseInstant } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import { listRuns } from './import-run-list.ts';
import { RunView, viewRun } from './import-run-view.ts';

/** Imports from the browser, newest first, with what was refused. */
export const listImports = defineRead({
  name: 'list-imports',
  summary: 'List imports, newest first, with what became of their rows',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({
    checks: z.boolean().default(false).describe('also those that only checked a file'),
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ imports: z.array(RunView), next: z.string().optional() }),
  async run({ db }, { after, limit, checks }) {
    const rows = await listRuns(db, { after: placeOf(after), limit: limit + 1, checks });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      imports: page.map(viewRun),
      ...(rows.length > limit && last !== undefined ? { next: `${isoInstant(last.createdAt)} ${last.id}` } : {}),
    };
  },
});

function placeOf(after: string | undefined) {
  if (after === undefined) return undefined;
  const [text = '', id = ''] = after.split(' ');
  const at = parseInstant(text);
  if (at !== undefined && z.uuid().safeParse(id).success) return { at, id };
  throw invalid('bad-cursor', 'Take "after" from "next" of the answer before.');
}
