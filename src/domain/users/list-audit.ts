import { z } from 'zod';
import { isoInstant, type Json, parseInstant } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import { listAuditPage } from './audit-list.ts';

const InstantText = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, 'An instant with a zone, such as 2026-03-02T09:00:00Z.');

export const listAudit = defineRead({
  name: 'list-audit',
  summary: 'Show who changed what and when, with what it was before and after, newest first',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({
    actor: z.string().min(1).optional().describe('person:<id>, key:<id> or cli:<name>, as the list shows them'),
    operation: z.string().min(1).optional(),
    of_account: z.string().min(1).optional().describe('only what was done to this account'),
    from: InstantText.optional(),
    to: InstantText.optional(),
    after: z
      .string()
      .regex(/^\d{1,15}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    entries: z.array(
      z.object({
        entry: z.number(),
        at: z.string(),
        actor: z.string(),
        actor_name: z.string().optional(),
        operation: z.string(),
        input: z.custom<Json>().meta({ description: 'any JSON' }),
        before: z.custom<Json>().meta({ description: 'any JSON' }).optional(),
        after: z.custom<Json>().meta({ description: 'any JSON' }).optional(),
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db }, { actor, operation, of_account: account, from, to, after, limit }) {
    const rows = await listAuditPage(db, {
      actor,
      operation,
      account,
      from: from === undefined ? undefined : parseInstant(from),
      to: to === undefined ? undefined : parseInstant(to),
      after: after === undefined ? undefined : Number(after),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      entries: page.map(({ id, at, actorName, before, after: is, actor: who, operation: name, input }) => ({
        entry: id,
        at: isoInstant(at),
        actor: who,
        ...(actorName === null ? {} : { actor_name: actorName }),
        operation: name,
        input,
        ...(before === null ? {} : { before }),
        ...(is === null ? {} : { after: is }),
      })),
      ...(rows.length > limit && last !== undefined ? { next: String(last.id) } : {}),
    };
  },
});
