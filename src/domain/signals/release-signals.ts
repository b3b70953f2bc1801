import { z } from 'zod';
import { changesOfMany } from '#platform/audit';
import { defineWrite } from '#platform/operations';
import { releaseEvent } from './release-events.ts';
import { cursorOf, placeOf, standingFields, standingFilter } from './standing-filter.ts';
import { countStanding, listStandingAccounts } from './standing-list.ts';

/** So many accounts a person may wait behind; more of them stand behind what is live. */
const AT_ONCE = 20;

/**
 * Lets signals act that history has shown: each is raised as of now by an event of its account, which the next tick
 * takes. No shard is locked. A call takes a page of accounts; what was released before is not released again.
 */
export const releaseSignals = defineWrite({
  name: 'release-signals',
  summary:
    'Let signals act that were found in history and stand: a page of accounts a call; preview-release shows what follows',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({
    ...standingFields,
    by: z.string().trim().min(1).max(200).optional().describe('who releases them, as colleagues are to read it'),
    after: z.string().optional().describe('the `next` of the answer before: to go on from there'),
    limit: z.number().int().min(1).max(5000).default(1000).describe('at most so many accounts'),
  }),
  output: z.object({
    released: z.object({ signals: z.number(), accounts: z.number() }),
    next: z.string().optional().describe('more are waiting: call again with it as `after`'),
    left: z.object({ signals: z.number(), accounts: z.number() }),
  }),
  accounts: () => [],
  async run({ tx, actor, emit, changed }, { by = actor.id, after, limit, ...input }) {
    const filter = standingFilter(input);
    const page = await listStandingAccounts(tx, filter, placeOf(after), limit);
    for (const found of page)
      emit({ ...releaseEvent(found, by), ...(page.length > AT_ONCE ? { patient: true as const } : {}) });
    changed(
      ...changesOfMany(
        page.map(({ account, signals }) => {
          const kinds = signals.map(({ kind }) => kind);
          return { name: account, before: { standing: kinds }, after: { released: kinds } };
        }),
      ),
    );
    const last = page.at(-1);
    const left = last === undefined ? { signals: 0, accounts: 0 } : await countStanding(tx, filter, last);
    const signals = page.reduce((sum, found) => sum + found.signals.length, 0);
    return {
      released: { signals, accounts: page.length },
      left,
      ...(left.accounts === 0 || last === undefined ? {} : { next: cursorOf(last) }),
    };
  },
});
