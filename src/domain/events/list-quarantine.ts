import { z } from 'zod';
import { isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { countQuarantined, listQuarantined } from '#engine';
import { defineRead } from '#platform/operations';
import { pageOf, readPlace } from './keyset.ts';
import { After, Limit, Properties } from './views.ts';

export const listQuarantine = defineRead({
  name: 'list-quarantine',
  summary: 'Events that could not be recorded, with the reason, newest first, and how many for which reason',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId.optional(), reason: z.string().min(1).optional(), limit: Limit, after: After }),
  output: z.object({
    total: z.number(),
    reasons: z.array(z.object({ reason: z.string(), count: z.number() })).describe('the most frequent first'),
    events: z.array(
      z.object({
        id: z.uuid(),
        account: z.string(),
        at: z.string(),
        reason: z.string(),
        message: z.string(),
        event: Properties,
        stored: Properties.optional().describe('What the log already holds under the same key'),
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db }, { account, reason, limit, after }) {
    const rows = await listQuarantined(db, limit + 1, { account, reason, after: readPlace(after) });
    const reasons = await countQuarantined(db, { account, reason });
    const total = reasons.reduce((sum, { count }) => sum + count, 0);
    const { page, next } = pageOf(rows, limit, (row) => row);
    const events = page.map(({ at, stored, ...row }) => ({
      ...row,
      at: isoInstant(at),
      ...(stored === null ? {} : { stored }),
    }));
    return next === undefined ? { total, reasons, events } : { total, reasons, events, next };
  },
});
