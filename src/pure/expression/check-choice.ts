import type { Checked } from './checked.ts';
import { type Checking, fail, own, textOf } from './checking.ts';
import type { FactRef } from './fact.ts';
import { suggestion } from './nearest-name.ts';

/** Whether a fact is compared only with texts that it can be; a problem at the first other one. */
export function checkChoice(checking: Checking, fact: Checked, texts: Checked): boolean {
  const choices = fact.op === 'fact' ? choicesOf(checking, fact.ref) : undefined;
  if (choices === undefined || choices.length === 0) return true;
  for (const text of texts.op === 'list' ? texts.items : [texts]) {
    if (text.op !== 'literal' || choices.includes(String(text.value))) continue;
    fail(
      checking,
      text,
      `${textOf(checking, fact)} is never ${textOf(checking, text)}${suggestion(String(text.value), choices)}`,
    );
    return false;
  }
  return true;
}

function choicesOf({ catalog: { choices }, scope }: Checking, ref: FactRef): readonly string[] | undefined {
  if (choices === undefined) return undefined;
  switch (ref.kind) {
    case 'outcome':
      return own(choices.outcomes, ref.name);
    case 'answer':
      return own(own(choices.answers, ref.form) ?? {}, ref.field);
    case 'health':
      return ref.part === 'band' ? choices.bands : undefined;
    case 'event':
      return ref.part === 'property' ? ofEvents(choices.properties, scope.events ?? [], ref.property) : undefined;
    default:
      return undefined;
  }
}

/** Of several events that have the property, what any of them allows; undefined where one allows everything. */
function ofEvents(
  properties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  events: readonly string[],
  property: string,
): readonly string[] | undefined {
  const declaring = events
    .map((event) => own(properties, event))
    .filter((of) => of !== undefined && Object.hasOwn(of, property));
  const allowed = declaring.map((of) => of?.[property] ?? []);
  return allowed.some((of) => of.length === 0) ? undefined : [...new Set(allowed.flat())];
}
