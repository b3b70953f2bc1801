import { z } from 'zod';
import { expression, id, object, text } from './schema-parts.ts';

const values = z.record(id, expression).meta({ description: 'Values that the text may name' });

/** What stands above a message's text. */
export const messageSchema = object(
  {
    purpose: z.enum(['upsell', 'service', 'relationship']),
    from: text.meta({ description: 'A role; replies come to that person' }),
    to: z.literal('primary contact', { error: 'is "primary contact"; other contacts are not available yet' }),
    'in doubt': z
      .enum(['ask', 'send'])
      .meta({ description: 'When it is not known whether it went out: ask a person, or send it again' })
      .optional(),
    with: values.optional(),
  },
  ['attach', 'send'],
);

/** What stands above a guide's text. */
export const guideSchema = object({ with: values.optional() });

export type MessageHead = z.output<typeof messageSchema>;
export type GuideHead = z.output<typeof guideSchema>;
