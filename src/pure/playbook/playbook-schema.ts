import { z } from 'zod';
import { id, locale, object, story, text, version } from './schema-parts.ts';

/** playbook.yaml */
export const playbookSchema = object({
  playbook: id,
  title: text,
  version,
  owner: text,
  locales: z.array(locale).min(1).meta({ description: 'Languages of its messages; the first is the default' }),
  story: story.optional(),
  needs: z.array(text).meta({ description: 'What has to be sent to it, in words' }).optional(),
  'next review': z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is a date such as 2026-04-30' })
    .optional(),
  'change log': z.array(object({ on: text, version, changes: text })).optional(),
});
