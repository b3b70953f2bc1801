import { z } from 'zod';
import { band, duration, edges, expression, id, object, oneOrMore, text } from './schema-parts.ts';

const score = object({
  title: text.optional(),
  max: z.number().positive(),
  factors: z
    .array(
      object({
        factor: text,
        input: expression,
        points: z.array(object({ ...edges, points: z.number().min(0), label: text })).min(1),
      }),
    )
    .min(1),
  bands: z.array(band).min(1),
});

const signal = object({
  title: text,
  'leads to': z.enum(['expansion', 'risk', 'advocacy']),
  when: expression.optional(),
  on: oneOrMore(text).meta({ description: 'Events that raise it' }).optional(),
  'by hand': z.boolean().optional(),
  levels: z.array(z.number()).min(1).optional(),
  pattern: z.enum(['clear', 'vague']),
  weight: z.enum(['high', 'medium', 'low']).meta({ description: 'Shown and sorted by, nothing else' }).optional(),
  needs: expression.meta({ description: 'Gate: blocked while it does not hold or is unknown' }).optional(),
  'direct request': z.boolean().optional(),
  quiet: duration.meta({ description: 'Not raised again within this' }).optional(),
  lasts: duration.meta({ description: 'Expires this long after it was raised' }).optional(),
  evidence: z.record(id, expression).optional(),
});

const grade = object({
  when: expression.optional(),
  otherwise: z.literal(true).optional(),
  'respond within': duration
    .meta({ description: 'How long after it was raised, or made stronger, a person is to respond' })
    .optional(),
  alert: z.literal('at once').meta({ description: "Tells the account's owner as it is raised" }).optional(),
  digest: z
    .literal('next morning')
    .meta({ description: "Tells the account's owner by one mail for all of them on the next business morning" })
    .optional(),
  review: z
    .literal('weekly')
    .meta({ description: "Lists those that are open to the account's owner on the first business morning of a week" })
    .optional(),
  watch: duration.meta({ description: 'Expires when nobody has seen to it, nor it grown, for this long' }).optional(),
});

/** signals.yaml */
export const signalsSchema = object({
  scores: z.record(id, score).optional(),
  signals: z.record(id, signal).optional(),
  grading: object({ strong: grade.optional(), moderate: grade.optional(), weak: grade.optional() }).optional(),
});

export type ScoreText = z.output<typeof score>;
export type SignalText = z.output<typeof signal>;
export type GradeText = z.output<typeof grade>;
