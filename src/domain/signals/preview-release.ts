import { z } from 'zod';
import { AppError, DAY, type Instant } from '#base';
import { eventKey, type Foreseen, foresee, type IncomingEvent, type Runtime } from '#engine';
import { errorText, isTransient, type Queryable } from '#platform/db';
import { defineRead, type ReadContext } from '#platform/operations';
import { sumOf } from './preview-sums.ts';
import { previewedAccount } from './previewed-account.ts';
import { releaseEvent } from './release-events.ts';
import { type PreviewedAccount, ReleasePreview } from './release-preview.ts';
import { cursorOf, placeOf, standingFields, standingFilter } from './standing-filter.ts';
import { countStanding, keepOpen, listStandingAccounts, type StandingAccount } from './standing-list.ts';

/** So many accounts are worked out in one transaction: ticks of their shard wait for it. */
const CHUNK = 25;

/**
 * What `release-signals` would bring about now, by the engine and the features themselves, in transactions that are
 * rolled back: nothing is kept and nothing is sent. A call takes a page of accounts and counts all of it.
 */
export const previewRelease = (runtimeOf: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'preview-release',
    summary: 'Show what releasing signals that stand would bring about: journeys, first messages, word to colleagues',
    access: 'operate',
    doors: ['http', 'cli'],
    input: z.object({
      ...standingFields,
      days: z.number().int().min(0).max(90).default(14).describe('how far ahead first messages are looked for'),
      list: z
        .number()
        .int()
        .min(0)
        .max(1000)
        .default(20)
        .describe('at most so many accounts are listed; all are counted'),
      after: z.string().optional().describe('the `next` of the answer before: to go on from there'),
      limit: z.number().int().min(1).max(1000).default(200).describe('at most so many accounts are looked at'),
    }),
    output: ReleasePreview,
    async run(context, { days, list, after, limit, ...input }) {
      const { db, at } = context;
      const filter = standingFilter(input);
      const runtime = await runtimeOf(db);
      const page = await listStandingAccounts(db, filter, placeOf(after), limit);
      const until = at + days * DAY;
      const previewed: PreviewedAccount[] = [];
      for (const chunk of chunksOf(page)) {
        const seen = await foreseeAll(context, runtime, chunk, until);
        for (const found of chunk) previewed.push(previewedAccount(found, seen.get(found.account), runtime));
        await keepOpen(db);
      }
      const last = page.at(-1);
      const left = last === undefined ? { signals: 0, accounts: 0 } : await countStanding(db, filter, last);
      return {
        at,
        until,
        ...sumOf(previewed, list),
        left,
        ...(left.accounts === 0 || last === undefined ? {} : { next: cursorOf(last) }),
      };
    },
  });

/** Accounts of one shard each. */
function chunksOf(page: readonly StandingAccount[]): StandingAccount[][] {
  const chunks: StandingAccount[][] = [];
  for (const found of page) {
    const chunk = chunks.at(-1);
    if (chunk === undefined || chunk.length === CHUNK || chunk[0]?.shard !== found.shard) chunks.push([found]);
    else chunk.push(found);
  }
  return chunks;
}

type Seen = ReadonlyMap<string, Foreseen | { readonly failed: string }>;

/** An account that makes the engine fail would be held: it is told with the reason, and the others are as they would be. */
async function foreseeAll(
  context: ReadContext,
  runtime: Runtime,
  chunk: readonly StandingAccount[],
  until: Instant,
): Promise<Seen> {
  const [first] = chunk;
  if (first === undefined) return new Map();
  const { rehearse, at, actor } = context;
  const events = chunk.map((found) => incoming(found, actor.id));
  try {
    const seen = await rehearse(first.shard, (tx) => foresee(tx, runtime, first.shard, events, at, until));
    return new Map(seen.map((one) => [one.account, one]));
  } catch (error) {
    if (isTransient(error) || (error instanceof AppError && error.code === 'limit')) throw error;
    if (chunk.length === 1) return new Map([[first.account, { failed: errorText(error) }]]);
    const alone = new Map<string, Foreseen | { readonly failed: string }>();
    for (const found of chunk)
      for (const [account, one] of await foreseeAll(context, runtime, [found], until)) alone.set(account, one);
    return alone;
  }
}

function incoming(found: StandingAccount, by: string): IncomingEvent {
  const { id, ...event } = releaseEvent(found, by);
  return { ...event, key: eventKey('release-signals', id), source: 'release-signals' };
}
