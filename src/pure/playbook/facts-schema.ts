import { z } from 'zod';
import { expression, id, object, text, valueType } from './schema-parts.ts';

const property = object({
  type: valueType,
  required: z.boolean().optional(),
  'one of': z.array(text).min(1).optional(),
  meaning: text.optional(),
});

const metric = object({
  event: text,
  sum: text.meta({ description: 'The property that is added up' }).optional(),
  max: text.meta({ description: 'The property whose highest value of a day is kept' }).optional(),
  last: text.meta({ description: 'The property whose newest value is kept' }).optional(),
  count: z.literal(true).meta({ description: 'How many events' }).optional(),
  distinct: z.literal('contacts').meta({ description: 'How many contacts' }).optional(),
  where: expression.optional(),
  by: text.meta({ description: 'The property that splits it into members' }).optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  unit: text.optional(),
  meaning: text.optional(),
});

/** facts.yaml */
export const factsSchema = object({
  attributes: z
    .record(id, object({ type: valueType, unit: text.optional(), meaning: text.optional() }))
    .meta({ description: 'What accounts have: named account.<name>' })
    .optional(),
  metrics: z.record(id, metric).optional(),
  events: z
    .record(text, object({ meaning: text.optional(), properties: z.record(text, property).optional() }))
    .optional(),
});

export type MetricText = z.output<typeof metric>;
export type PropertyText = z.output<typeof property>;
