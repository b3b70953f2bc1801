import type { Json, JsonObject } from '#base';
import type { Expression, FactReader, Value } from '#pure/expression';
import type { StepEffect } from '#pure/journey';
import type { DoStep, Playbook } from '#pure/playbook';
import { computeScore } from '#pure/score';

/**
 * What a step's effect needs of its playbook, as plain data: the message's texts and its own values as they are now,
 * the form that a task asks to fill in, the guide with its values.
 */
export function effectPayload(playbook: Playbook, effect: StepEffect, read: FactReader): JsonObject {
  const base = defined(effect.payload);
  if (effect.kind === 'email') {
    const message = playbook.messages[String(effect.payload.message)];
    if (message === undefined) return base;
    const { with: inputs, ...rest } = message;
    return { ...base, message: { ...rest } as unknown as JsonObject, values: valuesOf(inputs, read) };
  }
  const steps = Object.values(playbook.journeys).map((journey) => journey.steps[effect.step]);
  const action = steps.find((candidate) => candidate?.kind === 'do' && candidate.action === effect.kind);
  if (action?.kind === 'do') return { ...base, ...factorsFor(action, playbook, read) };
  const step = steps.find((candidate) => candidate?.kind === 'task' && candidate.task === effect.payload.task);
  if (effect.kind !== 'task' || step?.kind !== 'task') return base;
  const guide = step.guide === undefined ? undefined : playbook.guides[step.guide];
  const form = step.form === undefined ? undefined : playbook.forms[step.form];
  return {
    ...base,
    title: step.title,
    assign: step.assign,
    ...(form === undefined ? {} : { form: form as unknown as JsonObject }),
    ...(guide === undefined ? {} : { guide: { bodies: guide.bodies, values: valuesOf(guide.with, read) } }),
  };
}

/** The factors of the scores that an action takes over, as they stand now. */
function factorsFor({ factors }: DoStep, playbook: Playbook, read: FactReader): JsonObject {
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
