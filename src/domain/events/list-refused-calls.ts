import { z } from 'zod';
import { isoInstant, type Json } from '#base';
import { defineRead } from '#platform/operations';
import { pageOf, readPlace } from './keyset.ts';
import { listRefused } from './refused-call-list.ts';
import { After, Limit } from './views.ts';

export const listRefusedCalls = defineRead({
  name: 'list-refused-calls',
  summary: 'Calls of senders that were refused at the door, with the reason, newest first',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ reason: z.string().min(1).optional(), limit: Limit, after: After }),
  output: z.object({
    calls: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        source: z.string(),
        reason: z.string(),
        message: z.string(),
        call: (z.json() as z.ZodType<Json>).describe('null when it was too large to keep'),
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db }, { reason, limit, after }) {
    const rows = await listRefused(db, reason, readPlace(after), limit + 1);
    const { page, next } = pageOf(rows, limit, (row) => row);
    const calls = page.map((row) => ({ ...row, at: isoInstant(row.at) }));
    return next === undefined ? { calls } : { calls, next };
  },
});
