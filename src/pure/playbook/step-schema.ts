import { z } from 'zod';
import { duration, expression, id, moment, object, oneOrMore, text } from './schema-parts.ts';

/** A step as it is written; one of the seven kinds' keys is there. */
export interface StepText {
  readonly id?: string | undefined;
  readonly at?: string | undefined;
  readonly late?: 'now' | 'skip' | undefined;
  readonly when?: string | undefined;
  readonly email?: string;
  readonly task?: string;
  readonly title?: string | undefined;
  readonly assign?: string | readonly string[];
  readonly due?: string | undefined;
  readonly guide?: string | undefined;
  readonly form?: string | undefined;
  readonly do?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly wait?: string | boolean | { readonly until: string } | undefined;
  readonly await?: string | readonly string[];
  readonly since?: string | undefined;
  readonly meanwhile?: readonly BesideText[] | undefined;
  readonly for?: string | undefined;
  readonly until?: string | undefined;
  readonly then?: Readonly<Record<string, TargetText>> | undefined;
  readonly choose?: readonly CaseText[];
  readonly otherwise?: TargetText | undefined;
  readonly exit?: string;
}
export type BesideText = StepText & { readonly unless?: string | undefined };
export interface GoText {
  readonly go: string;
}
/** Where a way leads: a step or stage by name, or steps written in place, after which the journey goes on. */
export type TargetText = string | GoText | StepText | readonly (GoText | StepText)[];
export type CaseText =
  | StepText
  | { readonly when: string; readonly go: string }
  | { readonly when: string; readonly steps: readonly (GoText | StepText)[] };

/** Kinds of steps that a later version has. */
const LATER = ['notify', 'document', 'split'];

const common = {
  id: id.optional(),
  at: moment.optional(),
  late: z.enum(['now', 'skip']).meta({ description: 'What to do when `at` has passed already' }).optional(),
  when: expression.optional(),
};
const email = { email: id.meta({ description: 'A message of messages/' }) };
const task = {
  task: id,
  title: text.optional(),
  assign: oneOrMore(text).meta({ description: 'Roles' }),
  due: moment.optional(),
  guide: id.optional(),
  form: id.optional(),
};
const action = {
  do: text.meta({ description: 'An action: opportunity.create' }),
  with: z
    .record(text, z.union([z.string(), z.number(), z.boolean()]))
    .meta({ description: 'Values are taken as they are; a text that starts with = is an expression' })
    .optional(),
};

const step: z.ZodType<StepText> = z
  .lazy(() =>
    z.union([
      object({ ...common, ...email }, LATER),
      object({ ...common, ...task, wait: z.boolean().optional() }, LATER),
      object({ ...common, ...action }, LATER),
      object({ ...common, wait: z.union([moment, object({ until: expression })]) }, LATER),
      object(
        {
          ...common,
          await: oneOrMore(text).meta({ description: 'Events, or tasks of the journey' }),
          since: id.optional(),
          meanwhile: z.array(beside).optional(),
          for: duration.optional(),
          until: moment.optional(),
          // biome-ignore lint/suspicious/noThenProperty: the language's own word; never awaited
          then: z.record(text, target).optional(),
        },
        LATER,
      ),
      object({ ...common, choose: z.array(choice).min(1), otherwise: target.optional() }, LATER),
      object({ ...common, exit: id }, LATER),
    ]),
  )
  .meta({ id: 'step' });

const unless = { unless: expression.optional() };
const beside: z.ZodType<BesideText> = z.union([
  object({ ...common, ...unless, ...email }, LATER),
  object({ ...common, ...unless, ...task }, LATER),
  object({ ...common, ...unless, ...action }, LATER),
]);
const go = object({ go: id.meta({ description: 'A step or stage' }) });
const target: z.ZodType<TargetText> = z
  .lazy(() => z.union([id, go, step, z.array(z.union([go, step])).min(1)]))
  .meta({ id: 'target' });
const choice: z.ZodType<CaseText> = z.lazy(() =>
  z.union([
    object({ when: expression, go: id }),
    object({ when: expression, steps: z.array(z.union([go, step])).min(1) }),
    step,
  ]),
);

export const stepSchema = step;
