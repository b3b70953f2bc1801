import { z } from 'zod';
import { band, expression, id, object, percent, text } from './schema-parts.ts';
import { healthStepSchema } from './step-schema.ts';

const measure = object({
  measure: text,
  input: expression,
  scale: object({ zero: z.number(), full: z.number() }).meta({ description: '0 points at zero, 100 at full, linear' }),
});

const model = object({
  for: expression.optional(),
  imported: expression.meta({ description: 'When known, it is the score and no component is asked' }).optional(),
  components: z
    .array(object({ component: text, weight: z.number().positive(), measures: z.array(measure).min(1) }))
    .optional(),
  bands: z.array(band).min(1),
  'on enter': z
    .record(text, z.array(healthStepSchema).min(1))
    .meta({ description: 'By band: what is done once each time the score enters it' })
    .optional(),
  'unknown past': percent.meta({ description: 'Share of missing weight past which the band is unknown' }).optional(),
});

/** health.yaml */
export const healthSchema = object({ health: z.record(id, model) });

export type HealthText = z.output<typeof model>;
