import { z } from 'zod';
import type { Json } from '#base';

export const Limit = z.coerce.number().int().min(1).max(500).default(50);
export const After = z.string().max(100).optional().describe('the `next` of the page before');
export const Properties = z.record(z.string(), z.json() as z.ZodType<Json>);
export const InstantText = z.iso.datetime({
  offset: true,
  error: 'Write the time with its zone, like 2026-03-02T15:00:00+01:00.',
});
export const ContactId = z.string().trim().min(1).max(255);
/** Why something is thrown away, for whoever asks later. */
export const Why = z.string().trim().min(1).max(500).describe('kept in the audit');
