import { z } from 'zod';
import { expression, id, label, moment, object, oneOrMore, percent, story, text } from './schema-parts.ts';
import { asideSchema, goSchema, reactionSchema, stepSchema } from './step-schema.ts';

const enter = object({
  on: oneOrMore(text).meta({ description: 'Events that may start it' }),
  signals: oneOrMore(id).meta({ description: 'Kinds of signal.raised that may' }).optional(),
  if: expression.meta({ description: 'Does not hold: nothing happens' }).optional(),
  when: expression.meta({ description: 'Does not hold: entered, and out at once as not_ready' }).optional(),
  again: z.record(id, text).meta({ description: 'By outcome: `at once`, `never`, or how long it bars' }).optional(),
  always: oneOrMore(text).meta({ description: 'Events that are never barred and never held out' }).optional(),
  holdout: percent.optional(),
});

const stage = object({
  stage: id,
  title: label.optional(),
  story: story.optional(),
  window: object({ from: moment, to: moment }).optional(),
  on: z.array(reactionSchema).meta({ description: 'What events set off while the journey is in the stage' }).optional(),
  'done when': z
    .array(z.union([expression, object({ check: text.meta({ description: 'A box that a person ticks' }) })]))
    .min(1)
    .meta({ description: 'All of them hold before the stage is left, save by exit' })
    .optional(),
  steps: z.array(z.union([goSchema, stepSchema])).min(1),
});

/** journeys/*.yaml */
export const journeySchema = object({
  journey: id,
  title: label,
  about: z.literal('account', { error: 'is "account"; other subjects are not available yet' }).optional(),
  'first day': z.union([z.literal(0), z.literal(1)], { error: 'is 0 or 1' }).optional(),
  story: story.optional(),
  enter,
  goal: object({ event: text }).optional(),
  stop: z.array(object({ when: expression, exit: id })).optional(),
  gate: expression.meta({ description: 'Upsell messages wait while it does not hold, at most 7 days' }).optional(),
  'on exit': z
    .record(id, z.array(asideSchema).min(1))
    .meta({ description: 'By outcome: what is done once when the journey is left so' })
    .optional(),
  risks: z
    .array(object({ risk: text, when: expression, mitigation: z.array(asideSchema).min(1) }))
    .meta({ description: 'Watched while the journey runs; what is done each time one comes true' })
    .optional(),
  stages: z.array(stage).min(1),
});

export type JourneyText = z.output<typeof journeySchema>;
export type StageText = JourneyText['stages'][number];
