import type { Json, JsonObject } from '#base';
import type { Expression, FactReader, Value } from '#pure/expression';
import type { Enrollment, StepEffect } from '#pure/journey';
import type { DocumentStep, DoStep, Playbook, Step, TaskStep } from '#pure/playbook';
import { computeScore } from '#pure/score';

/** What a payload is filled from. */
export interface PayloadSources {
  readonly playbook: Playbook;
  readonly read: FactReader;
  /** Whose step it is; absent: a step of health. */
  readonly enrollment?: Enrollment;
}

/** A text of the playbook that names values of its own and forms. */
interface Text {
  readonly with: Readonly<Record<string, Expression>>;
  readonly forms: readonly string[];
}

/**
 * What a step's effect needs of its playbook, as plain data: the texts of the message, guide or document with what they
 * name as it is now, and the form that a task asks to fill in.
 */
export function effectPayload(step: Step | undefined, effect: StepEffect, sources: PayloadSources): JsonObject {
  const standIns = standInsIn(sources.playbook);
  const people = Object.keys(standIns).length === 0 ? {} : { standIns };
  // Whatever is asked for may be refused, and asks a person then.
  const base = { ...defined(effect.payload), ...people };
  // What is withdrawn or dropped stands under the name of the step that it is about.
  if (step === undefined || effect.kind !== kindOf(step)) return base;
  switch (step.kind) {
    case 'email':
    case 'notify': {
      const message = sources.playbook.messages[step.message];
      return message === undefined ? base : { ...base, message: textOf(message), ...named(message, sources) };
    }
    case 'document':
      return { ...people, ...documentPayload(step, base, sources) };
    case 'task':
      return { ...base, ...taskPayload(step, sources) };
    case 'do':
      return { ...base, ...factorsFor(step, sources) };
    default:
      return base;
  }
}

const kindOf = (step: Step): string => (step.kind === 'do' ? step.action : step.kind);

/** By role: who stands in where nobody has it, as the playbook says. */
export function standInsIn({ team }: Playbook): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.values(team).flatMap(({ role, standIns }) => (standIns.length === 0 ? [] : [[role, standIns]])),
  );
}

/** A definition as the playbook has it, without the expressions that have been worked out. */
function textOf<T extends Text>({ with: _, ...rest }: T): JsonObject {
  // Definitions are plain data but for their expressions.
  return rest as unknown as JsonObject;
}

function taskPayload(step: TaskStep, sources: PayloadSources): JsonObject {
  const { playbook } = sources;
  const guide = step.guide === undefined ? undefined : playbook.guides[step.guide];
  const form = step.form === undefined ? undefined : playbook.forms[step.form];
  return {
    title: step.title,
    ...(step.titles === undefined ? {} : { titles: step.titles }),
    assign: step.assign,
    ...(step.stays ? { stays: true } : {}),
    ...(form === undefined ? {} : { form: form as unknown as JsonObject }),
    ...(guide === undefined ? {} : { guide: { bodies: guide.bodies, ...named(guide, sources) } }),
  };
}

function documentPayload(
  { document: name, review }: DocumentStep,
  base: JsonObject,
  sources: PayloadSources,
): JsonObject {
  const { playbook, enrollment } = sources;
  const document = playbook.documents[name];
  if (document === undefined) return base;
  const { dueAt } = base;
  const { assign = [], title = '', titles } = review ?? {};
  const asked = {
    assign,
    title,
    ...(titles === undefined ? {} : { titles }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
  return {
    document: textOf(document),
    ...named(document, sources),
    ...(review === undefined ? {} : { review: asked }),
    ...(enrollment === undefined ? {} : { journey: enrollment.journey, enrollment: enrollment.id }),
  };
}

/** What a text may name beside what its handler knows: its own values, answers, the evidence of what entered. */
function named(text: Text, { read, enrollment }: PayloadSources): JsonObject {
  const evidence = enrollment?.evidence;
  return {
    values: valuesOf(text.with, read),
    ...(text.forms.length === 0 ? {} : { answers: answersOf(text.forms, enrollment) }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

function answersOf(forms: readonly string[], enrollment: Enrollment | undefined): JsonObject {
  return Object.fromEntries(
    forms.flatMap((form) => {
      const answers = enrollment?.answers[form];
      return answers === undefined ? [] : [[form, answers]];
    }),
  );
}

/** The factors of the scores that an action takes over, as they stand now. */
function factorsFor({ factors }: DoStep, { playbook, read }: PayloadSources): JsonObject {
  return Object.fromEntries(
    Object.entries(factors).flatMap(([argument, name]) => {
      const score = playbook.scores[name];
      return score === undefined ? [] : [[argument, computeScore(score, read).contributions as unknown as Json]];
    }),
  );
}

function valuesOf(inputs: Readonly<Record<string, Expression>>, read: FactReader): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, expression] of Object.entries(inputs)) {
    const value = expression.evaluate(read);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function defined(payload: StepEffect['payload']): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined)) as JsonObject;
}
