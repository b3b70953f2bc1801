import { z } from 'zod';
import { duration, expression, id, label, moment, object, oneOrMore, text } from './schema-parts.ts';
import type { BesideText, CaseText, ReactionText, StepText, TargetText } from './step-text.ts';

const common = {
  id: id.optional(),
  title: label.meta({ description: 'What people call it' }).optional(),
  at: moment.optional(),
  late: z.enum(['now', 'skip']).meta({ description: 'What to do when `at` has passed already' }).optional(),
  when: expression.optional(),
};
const email = { email: id.meta({ description: 'A message of messages/' }) };
const notify = { notify: id.meta({ description: 'A message with purpose: internal; its "to" says who is told' }) };
const task = {
  task: id,
  title: label.optional(),
  assign: oneOrMore(text).meta({ description: 'Roles' }),
  due: moment.optional(),
  guide: id.optional(),
  form: id.optional(),
  stays: z.boolean().meta({ description: 'Stays open when the journey is left' }).optional(),
};
const document = {
  document: id.meta({ description: 'A document of documents/' }),
  review: oneOrMore(text)
    .meta({ description: 'Roles, one of which approves it; none: approved as it is made; csm unless said' })
    .optional(),
  title: label.meta({ description: 'Of the review' }).optional(),
  due: moment.meta({ description: 'When the review is due' }).optional(),
};
const action = {
  do: text.meta({ description: 'An action: opportunity.create' }),
  with: z
    .record(text, z.union([z.string(), z.number(), z.boolean()]))
    .meta({ description: 'Values are taken as they are; a text that starts with = is an expression' })
    .optional(),
};
const again = object({
  at: moment.meta({ description: 'When it comes back by itself' }),
  from: id.meta({ description: 'The stage that it then begins with' }).optional(),
});

const step: z.ZodType<StepText> = z
  .lazy(() =>
    z.union([
      object({ ...common, ...email }),
      object({ ...common, ...task, wait: z.boolean().optional() }),
      object({ ...common, ...notify }),
      object({ ...common, ...document }),
      object({ ...common, ...action }),
      object({ ...common, wait: z.union([moment, object({ until: expression })]) }),
      object({
        ...common,
        await: oneOrMore(text).meta({ description: 'Events, or tasks of the journey' }),
        since: id.optional(),
        meanwhile: z.array(beside).optional(),
        for: duration.optional(),
        until: moment.optional(),
        // biome-ignore lint/suspicious/noThenProperty: the language's own word; never awaited
        then: z.record(text, target).optional(),
      }),
      object({ ...common, choose: z.array(choice).min(1), otherwise: target.optional() }),
      object({ ...common, split: id.meta({ description: 'What is tried' }), arms: z.array(arm).min(2) }),
      object({ ...common, exit: id, again: again.optional() }),
    ]),
  )
  .meta({ id: 'step' });

/** What holds nothing cannot wait, choose or leave. */
const holding = ['await', 'choose', 'split', 'document', 'exit', 'go'] as const;
const NOT_ASIDE = Object.fromEntries(
  holding.map((key) => [key, 'has no place here: what stands here holds nothing; write an email, task, notify or do']),
);
const NO_WAIT = { wait: 'has no place here: what stands here never holds anything: take it out' };
const AT_ONCE = 'has no place here: what stands here runs at once';
const REFUSED = { ...NOT_ASIDE, ...NO_WAIT };
const REFUSED_TIMES = { ...REFUSED, at: AT_ONCE, late: AT_ONCE };

const unless = { unless: expression.optional() };
const beside: z.ZodType<BesideText> = z
  .union([
    object({ ...common, ...unless, ...email }, REFUSED),
    object({ ...common, ...unless, ...task }, REFUSED),
    object({ ...common, ...unless, ...notify }, REFUSED),
    object({ ...common, ...unless, ...action }, REFUSED),
  ])
  .meta({ id: 'beside' });

const aside = { id: common.id, title: common.title, when: common.when };
const tasks = object({ ...aside, ...task }, REFUSED_TIMES);
const notices = object({ ...aside, ...notify }, REFUSED_TIMES);
const actions = object({ ...aside, ...action }, REFUSED_TIMES);

/** A step of `on exit` or `mitigation`. */
export const asideSchema: z.ZodType<StepText> = z
  .union([object({ ...aside, ...email }, REFUSED_TIMES), tasks, notices, actions])
  .meta({ id: 'aside' });

const NO_MAIL = {
  ...REFUSED_TIMES,
  email: 'has no place here: a health model writes to no customer; start a journey that does',
};
/** A step of a health model's `on enter`. */
export const healthStepSchema: z.ZodType<StepText> = z
  .union([object(tasks.shape, NO_MAIL), object(notices.shape, NO_MAIL), object(actions.shape, NO_MAIL)])
  .meta({ id: 'health_step' });

const event = { event: text.meta({ description: 'At any time in the stage' }) };
export const reactionSchema: z.ZodType<ReactionText> = z
  .union([
    object({ ...event, ...aside, ...email }, REFUSED_TIMES),
    object({ ...event, ...tasks.shape }, REFUSED_TIMES),
    object({ ...event, ...notices.shape }, REFUSED_TIMES),
    object({ ...event, ...actions.shape }, REFUSED_TIMES),
  ])
  .meta({ id: 'reaction' });

const go = object({ go: id.meta({ description: 'A step or stage' }) });
const inPlace = z.lazy(() => z.array(z.union([go, step])).min(1));
const target: z.ZodType<TargetText> = z.lazy(() => z.union([id, go, step, inPlace])).meta({ id: 'target' });
const choice: z.ZodType<CaseText> = z.lazy(() =>
  z.union([object({ when: expression, go: id }), object({ when: expression, steps: inPlace }), step]),
);
const arm = z.lazy(() =>
  object({
    arm: id,
    weight: z.number().positive().meta({ description: 'Of 100 over all arms' }),
    go: id.meta({ description: 'A step or stage; neither this nor steps: goes on' }).optional(),
    steps: inPlace.optional(),
  }),
);

export const stepSchema = step;
export const goSchema = go;
