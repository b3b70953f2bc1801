import { z } from 'zod';
import type { JsonObject } from '#base';
import { defineRead } from '#platform/operations';
import { listSignalRows } from './signal-list.ts';

/** Signals over all accounts, the newest first, a page at a time. */
export const listSignals = defineRead({
  name: 'list-signals',
  summary: 'List signals, newest first',
  access: ['admin'],
  doors: ['http', 'cli'],
  input: z.object({
    account: z.string().optional(),
    status: z.string().optional(),
    before: z.object({ at: z.number(), id: z.uuid() }).optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    signals: z.array(
      z.object({
        id: z.string(),
        account: z.string(),
        playbook: z.string(),
        kind: z.string(),
        direction: z.string(),
        status: z.string(),
        strength: z.string().nullable(),
        raisedAt: z.number(),
        reason: z.string().nullable(),
        evidence: z.custom<JsonObject>().meta({ type: 'object' }),
      }),
    ),
  }),
  run: async ({ db }, { limit, ...filter }) => ({ signals: await listSignalRows(db, filter, limit) }),
});
