import { z } from 'zod';
import { expression, id, moment, object, oneOrMore, percent, story, text } from './schema-parts.ts';
import { stepSchema } from './step-schema.ts';

const enter = object({
  on: oneOrMore(text).meta({ description: 'Events that may start it' }),
  signals: oneOrMore(id).meta({ description: 'Kinds of signal.raised that may' }).optional(),
  if: expression.meta({ description: 'Does not hold: nothing happens' }).optional(),
  when: expression.meta({ description: 'Does not hold: entered, and out at once as not_ready' }).optional(),
  again: z.record(id, text).meta({ description: 'By outcome: `at once`, `never`, or how long it bars' }).optional(),
  always: oneOrMore(text).meta({ description: 'Events that are never barred and never held out' }).optional(),
  holdout: percent.optional(),
});

const stage = object(
  {
    stage: id,
    title: text.optional(),
    story: story.optional(),
    window: object({ from: moment, to: moment }).optional(),
    steps: z.array(stepSchema).min(1),
  },
  ['on', 'done when'],
);

/** journeys/*.yaml */
export const journeySchema = object(
  {
    journey: id,
    title: text,
    about: z.literal('account', { error: 'is "account"; other subjects are not available yet' }).optional(),
    'first day': z.union([z.literal(0), z.literal(1)], { error: 'is 0 or 1' }).optional(),
    story: story.optional(),
    enter,
    goal: object({ event: text }).optional(),
    stop: z.array(object({ when: expression, exit: id })).optional(),
    stages: z.array(stage).min(1),
  },
  ['risks'],
);

export type JourneyText = z.output<typeof journeySchema>;
export type StageText = JourneyText['stages'][number];
