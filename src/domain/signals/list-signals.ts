import { z } from 'zod';
import { isoInstant, parseInstant } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, type ReadContext } from '#platform/operations';
import { loadCurves } from './signal-curves.ts';
import { type ListedSignal, listSignalRows, OPEN_SIGNALS, RANKS, type SignalFilter } from './signal-list.ts';
import { SignalView, viewSignal } from './signal-view.ts';

const STATUSES = [
  ...(['raised', 'blocked', 'standing', 'acknowledged', 'qualified'] as const),
  ...(['dismissed', 'handed_over', 'won', 'lost', 'expired'] as const),
];

const input = z.object({
  whose: z.enum(['mine', 'team', 'all']).default('all'),
  account: z.string().min(1).optional(),
  status: z
    .enum([...STATUSES, 'open'])
    .optional()
    .describe('open: raised, acknowledged, qualified or handed over'),
  strength: z.enum(['strong', 'moderate', 'weak']).optional(),
  direction: z.enum(['expansion', 'risk', 'advocacy']).optional(),
  playbook: z.string().min(1).optional(),
  kind: z.string().min(1).optional(),
  search: z.string().trim().min(1).max(200).optional().describe('part of the account’s name or id'),
  raised_from: z
    .string()
    .refine((text) => parseInstant(text) !== undefined, 'Give an instant like 2026-03-02T09:00Z.')
    .optional(),
  order: z
    .enum(['newest', 'clock'])
    .default('newest')
    .describe('clock: the strongest first, and of those the one that has waited longest'),
  curves: z.boolean().default(false).describe('with the metric that each stands on, over 12 weeks'),
  after: z
    .string()
    .regex(/^[0-2]~[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Signals over all accounts, the newest or the most urgent first, a page at a time. */
export const listSignals = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-signals',
    summary: 'List signals: newest first, or by strength and clock',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input,
    output: z.object({ signals: z.array(SignalView), next: z.string().optional() }),
    async run(context, asked) {
      const { db, at } = context;
      const rows = await listSignalRows(db, { ...(await filterOf(context, asked)), on: at });
      const page = rows.slice(0, asked.limit);
      const last = page.at(-1);
      const current = await runtime(db);
      const curves = asked.curves ? await loadCurves(db, current, page, at) : undefined;
      return {
        signals: page.map((row) => {
          const curve = curves?.get(row.id);
          return { ...viewSignal(row, current, at), ...(curve === undefined ? {} : { curve }) };
        }),
        ...(rows.length > asked.limit && last !== undefined ? { next: placeOf(last, asked.order) } : {}),
      };
    },
  });

async function filterOf(context: ReadContext, asked: z.output<typeof input>): Promise<SignalFilter> {
  const { shardOf } = context;
  const { whose, account, status, strength, direction, playbook, kind, search, raised_from, order, after } = asked;
  const book = account === undefined ? await context.book(whose) : await only(context, account);
  const [rank = '', at = '', id = ''] = after?.split('~') ?? [];
  return {
    book: book?.map((one) => ({ shard: shardOf(one), account: one })),
    statuses: status === undefined ? undefined : status === 'open' ? OPEN_SIGNALS : [status],
    strengths: strength === undefined ? undefined : [strength],
    ...{ direction, playbook, kind, search, order },
    raisedFrom: raised_from === undefined ? undefined : parseInstant(raised_from),
    after: after === undefined ? undefined : { rank: Number(rank), at, id },
    limit: asked.limit + 1,
  };
}

/** One account, where it is seen. */
async function only({ sees }: ReadContext, account: string): Promise<readonly string[]> {
  return sees === undefined || sees.has(account) ? [account] : [];
}

function placeOf({ strength, raisedAt, strongerAt, id }: ListedSignal, order: SignalFilter['order']): string {
  const at = order === 'newest' ? raisedAt : (strongerAt ?? raisedAt);
  return `${strength === null ? 2 : RANKS[strength]}~${isoInstant(at)}~${id}`;
}
