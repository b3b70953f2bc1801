import { z } from 'zod';
import { expression, id, object, oneOrMore, text } from './schema-parts.ts';

const counted = z
  .union([text, z.array(text).min(1), object({ event: oneOrMore(text), where: expression.optional() })])
  .meta({ description: 'Events, or a task by its name: its completion' });
const measured = text.meta({ description: 'A figure that the product keeps: order.additional_arr' });
const head = {
  title: text.optional(),
  meaning: text.meta({ description: 'What it is of, in words' }).optional(),
  target: text.meta({ description: "With its edge: '>= 40%', '< 45'" }).optional(),
};
const where = { where: expression.optional() };

const kpi = z.union([
  object({ ...head, of: counted, did: counted }),
  object({ ...head, share: expression, of: counted }),
  object({ ...head, sum: measured, ...where }),
  object({ ...head, average: measured, 'as share of': measured.optional(), ...where }),
  object({
    ...head,
    'average days': z.tuple([text, text]).meta({ description: 'From the first event to the second' }),
  }),
  object({
    ...head,
    count: counted,
    per: z.enum(['week', 'month', 'quarter', 'year']).optional(),
    by: z.literal('csm').optional(),
  }),
  object({
    ...head,
    revenue: z.enum([
      'net_retention',
      'gross_retention',
      'logo_churn',
      'contraction',
      'expansion_share',
      'contribution',
    ]),
    over: z.string().regex(/^[1-9]\d*mo$/, { error: 'is a number of months such as 12mo' }),
    journey: id.meta({ description: 'Of contribution: whose part in the expansion' }).optional(),
  }),
]);

/** kpis.yaml */
export const kpisSchema = object({ kpis: z.record(id, kpi) });

export type KpiText = z.output<typeof kpi>;
export type CountedText = z.output<typeof counted>;
