import type { Json, JsonObject } from '#base';
import { compileExpression, type Expression, type Value, type ValueType } from '#pure/expression';
import type { Field } from '#pure/playbook';

/**
 * Whether a field is asked for, given the answers to the others. What is unknown, because what it depends on was not
 * answered, is not asked for.
 */
export function isShown({ showWhen }: Pick<Field, 'showWhen'>, answers: JsonObject): boolean {
  if (showWhen === undefined) return true;
  const condition = compiled(showWhen);
  return condition?.evaluate((ref) => (ref.kind === 'answer' ? asValue(answers[ref.field]) : undefined)) === true;
}

/** A form is kept as plain data with its task, where a condition is its text and the fields that it names. */
function compiled({ source, refs }: Pick<Expression, 'source' | 'refs'>): Expression | undefined {
  const asked = refs.flatMap((ref) => (ref.kind === 'answer' ? [ref] : []));
  const form = asked[0]?.form ?? '';
  const fields: Record<string, ValueType> = Object.fromEntries(asked.map(({ field, type }) => [field, type]));
  const nothing = { attributes: {}, metrics: {}, events: {}, scores: [], signals: [], outcomes: [] };
  const compilation = compileExpression(source, { ...nothing, forms: { [form]: fields } }, { form });
  return compilation.ok ? compilation.expression : undefined;
}

function asValue(answer: Json | undefined): Value | undefined {
  if (typeof answer === 'number' || typeof answer === 'boolean') return answer;
  if (typeof answer === 'string') return answer.trim() === '' ? undefined : answer;
  if (!Array.isArray(answer)) return undefined;
  return answer.every((one): one is string => typeof one === 'string') ? answer : undefined;
}
