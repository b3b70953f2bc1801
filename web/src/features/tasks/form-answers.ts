import type { Output } from '#web/api';

export type Field = NonNullable<Output<'get-task'>['form']>['fields'][number];
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Answers = { readonly [name: string]: Json };
export type FieldProblem = Output<'check-task'>['problems'][number];

/** Whether a field is to be filled in: those with a condition as the server has found last. */
export const isAsked = (field: Field, path: string, shown: readonly string[]): boolean =>
  field.show_when === undefined || shown.includes(path);

/** What is empty is left out, and what is not asked for (any more): the server refuses answers to that. */
export function asked(fields: readonly Field[], row: Answers, shown: readonly string[], prefix = ''): Answers {
  const kept: Record<string, Json> = {};
  for (const field of fields) {
    const value = row[field.id];
    const path = `${prefix}${field.id}`;
    if (value === undefined || value === null || value === '' || !isAsked(field, path, shown)) continue;
    if (field.type !== 'list' || !Array.isArray(value)) {
      if (!Array.isArray(value) || value.length > 0) kept[field.id] = value;
      continue;
    }
    const inner = rowFields(field);
    const rows = value
      .map((one, index) => asked(inner, one as Answers, shown, `${path}[${index}].`))
      .filter((one) => Object.keys(one).length > 0);
    if (rows.length > 0) kept[field.id] = rows;
  }
  return kept;
}

/** The fields of a row; of next steps that name none, those that every next step has. */
export function rowFields(field: Field): readonly Field[] {
  if (field.fields !== undefined) return field.fields;
  return field.rows === 'next steps' ? NEXT_STEP : [];
}

/** Their labels are found by their ids (form-words.ts). */
const NEXT_STEP: readonly Field[] = [
  { id: 'action', label: '', type: 'text', required: true },
  { id: 'owner', label: '', type: 'person', required: false },
  { id: 'due', label: '', type: 'date', required: false },
];
