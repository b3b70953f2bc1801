import { z } from 'zod';
import { notFound } from '#base';
import { CHANGE_KINDS } from './back-test.ts';
import type { StoredBackTest } from './back-test-store.ts';

const count = z.number().int();
const Way = z.enum(['comes', 'goes', 'moves']);
const Outcome = z.enum(['expansion', 'churn', 'neither', 'undecided']);

const Tally = z.object({
  comes: count.describe('only under the draft'),
  goes: count.describe('only under what is live'),
  moves: count.describe('under both, at another time'),
  live: count,
  draft: count,
  outcomes: z
    .object({ expansion: count, churn: count, neither: count, undecided: count })
    .optional()
    .describe('of signals that come: what became of their accounts within the days asked for'),
});
const Tallies = z.record(z.string(), Tally);

const BackTestSummaryView = z.object({
  accounts: count,
  events: count,
  changed: count.describe('accounts with any difference'),
  bandsNow: count.describe('bands that would be others now'),
  bandsEver: count,
  signals: Tallies,
  entries: Tallies,
  messages: Tallies,
  onlyToday: z.record(z.string(), count).describe('facts of which only today’s value is known, for how many accounts'),
  partial: count.describe('accounts of whose events only the newest 100,000 were read'),
  failed: count,
  firstFailure: z.string().optional(),
  notKept: count.describe('differences beyond those that are listed'),
});

const Standing = z.object({ value: z.number().nullable(), band: z.string().nullable() });
const liveAt = z.number().nullable().describe('when under what is live');
const common = { account: z.string(), at: z.number() };

export const BackTestChangeView = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('band'),
    score: z.string(),
    live: Standing,
    draft: Standing,
    isNow: z.boolean(),
    days: z.number().describe('days on which the bands were not the same'),
  }),
  z.object({
    ...common,
    kind: z.literal('signal'),
    way: Way,
    playbook: z.string(),
    signal: z.string(),
    strength: z.string().nullable(),
    liveAt,
    outcome: Outcome,
  }),
  z.object({
    ...common,
    kind: z.literal('entry'),
    way: Way,
    playbook: z.string(),
    journey: z.string(),
    liveAt,
    left: z.string().nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal('message'),
    way: Way,
    playbook: z.string(),
    journey: z.string().nullable(),
    message: z.string(),
    liveAt,
    isInternal: z.boolean(),
  }),
]);

export const ChangeKindInput = z.enum(CHANGE_KINDS);
export const WayInput = Way;

export const BackTestView = z.object({
  run: z.string(),
  playbook: z.string(),
  version: z.string(),
  from: z.number(),
  to: z.number(),
  months: z.number(),
  accounts: z.number().nullable(),
  outcomeDays: z.number(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']),
  askedAt: z.number(),
  askedBy: z.string(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  progress: z.number().describe('0 to 1'),
  summary: BackTestSummaryView.nullable(),
  problem: z.string().nullable(),
});

export function found(run: string, test: StoredBackTest | undefined): StoredBackTest {
  if (test !== undefined) return test;
  throw notFound(
    'back-test-not-found',
    `There is no back-test ${run} any more; list-back-tests shows those there are`,
    {
      run,
    },
  );
}
