import type { JsonObject } from '#base';
import type { Expression, FactReader, Value } from '#pure/expression';
import type { StepEffect } from '#pure/journey';
import type { Playbook } from '#pure/playbook';

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
  if (effect.kind !== 'task') return base;
  const step = Object.values(playbook.journeys)
    .map((journey) => journey.steps[effect.step])
    .find((candidate) => candidate?.kind === 'task' && candidate.task === effect.payload.task);
  if (step?.kind !== 'task') return base;
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
