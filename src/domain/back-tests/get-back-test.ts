import { z } from 'zod';
import { defineRead } from '#platform/operations';
import { findBackTest, readChanges } from './back-test-store.ts';
import { BackTestChangeView, BackTestView, ChangeKindInput, found, WayInput } from './back-test-view.ts';

const PAGE = 50;

/** How far a back-test is and what it found: figures, and a page of differences of one kind. */
export const getBackTest = defineRead({
  name: 'get-back-test',
  summary: 'Show a back-test: how far it is, its figures, and differences page by page',
  access: 'author',
  doors: ['http', 'cli'],
  input: z.object({
    run: z.uuid(),
    kind: ChangeKindInput.optional().describe('differences of this kind; none unless said'),
    way: WayInput.optional(),
    name: z.string().min(1).optional().describe('of this signal, journey, message or score alone'),
    after: z.number().int().optional().describe('the place after which the page begins'),
  }),
  output: z.object({ back_test: BackTestView, changes: z.array(BackTestChangeView), next: z.number().nullable() }),
  async run({ db }, { run, kind, way, name, after = -1 }) {
    const test = found(run, await findBackTest(db, run));
    if (kind === undefined) return { back_test: test, changes: [], next: null };
    const rows = await readChanges(db, run, { kind, way: way ?? null, name: name ?? null, after }, PAGE + 1);
    const page = rows.slice(0, PAGE);
    return {
      back_test: test,
      changes: page.map(({ detail }) => detail),
      next: rows.length > PAGE ? (page.at(-1)?.place ?? null) : null,
    };
  },
});
