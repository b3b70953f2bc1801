import { z } from 'zod';
import { askSchema } from './form-schema.ts';
import { expression, id, object, oneOrMore, text } from './schema-parts.ts';

const values = z.record(id, expression).meta({ description: 'Values that the text may name' });

const answer = object({
  event: text.meta({ description: 'What the answer records; email.answered unless said' }).optional(),
  with: z
    .record(text, z.union([z.string(), z.number(), z.boolean()]))
    .meta({ description: 'Properties of the event' })
    .optional(),
  ask: z.array(askSchema).min(1).meta({ description: 'What is asked besides, as further properties' }).optional(),
  'go to': text.meta({ description: 'Where the reader is led then: csm.booking_link' }).optional(),
});

/** What stands above a message's text. */
export const messageSchema = object({
  purpose: z.enum(['upsell', 'service', 'relationship', 'internal']),
  from: text.meta({ description: 'A role; replies come to that person' }),
  to: oneOrMore(text).meta({
    description: 'primary contact, or the role of a contact; of an internal message the roles that are told',
  }),
  'in doubt': z
    .enum(['ask', 'send'])
    .meta({ description: 'When it is not known whether it went out: ask a person, or send it again' })
    .optional(),
  thread: id.meta({ description: 'The message of the same journey run whose thread it continues' }).optional(),
  attach: oneOrMore(id).meta({ description: 'Documents of the journey' }).optional(),
  send: z
    .string()
    .regex(/^(automatic|after review by \S.*)$/, {
      error: 'is automatic, or after review by a role: after review by csm',
    })
    .optional(),
  answers: z.record(id, answer).meta({ description: 'What {{answer "Label" "name"}} in the text may name' }).optional(),
  with: values.optional(),
});

/** What stands above the text of a guide or a document. */
export const guideSchema = object({ with: values.optional() });

export type MessageHead = z.output<typeof messageSchema>;
export type AnswerText = z.output<typeof answer>;
export type GuideHead = z.output<typeof guideSchema>;
