import { dayNumber, type Json, type JsonObject } from '#base';
import type { Field, Form } from '#pure/playbook';
import { isShown } from './show-when.ts';

/** Who exists: what fields of the types person and contact may name. */
export interface Known {
  person(idOrEmail: string): boolean;
  contact(id: string): boolean;
}

/** What is wrong with an answer. `field` is its way into the form: `needs[2].priority`. */
export interface AnswerProblem {
  readonly field: string;
  readonly reason: 'needed' | 'unfit' | 'unknown' | 'not-asked';
  readonly message: string;
}

export type CheckedAnswers =
  | { readonly kind: 'complete'; readonly answers: JsonObject }
  | { readonly kind: 'refused'; readonly problems: readonly AnswerProblem[] };

/** The fields of a row of next steps where the form names none. */
const NEXT_STEP_FIELDS: readonly Field[] = [
  { id: 'action', label: 'Action', type: 'text', required: true },
  { id: 'owner', label: 'Owner', type: 'person', required: false },
  { id: 'due', label: 'Due', type: 'date', required: false },
];

/** Checks answers against a form and leaves out the empty ones; all problems at once, each with its fix. A field that is not shown takes no answer. */
export function checkAnswers(form: Form, answers: JsonObject, known: Known): CheckedAnswers {
  const problems: AnswerProblem[] = [];
  const checked = checkRow(form.fields, answers, '', known, problems);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'complete', answers: checked };
}

function checkRow(
  fields: readonly Field[],
  row: JsonObject,
  prefix: string,
  known: Known,
  problems: AnswerProblem[],
): JsonObject {
  const checked: Record<string, Json> = {};
  const ids = fields.map((field) => field.id);
  for (const name of Object.keys(row)) {
    if (ids.includes(name)) continue;
    problems.push({
      field: `${prefix}${name}`,
      reason: 'unknown',
      message: `There is no such field; there are ${ids.join(', ')}.`,
    });
  }
  for (const field of fields) {
    const path = `${prefix}${field.id}`;
    const value = row[field.id];
    if (!isShown(field, row)) {
      if (!isEmpty(value))
        problems.push({
          field: path,
          reason: 'not-asked',
          message: `${field.label} is not asked for here: leave it out.`,
        });
      continue;
    }
    if (isEmpty(value)) {
      if (field.required)
        problems.push({ field: path, reason: 'needed', message: `${field.label} is needed: ${expected(field)}.` });
      continue;
    }
    if (field.type === 'list') checked[field.id] = checkList(field, value, path, known, problems);
    else if (isOfType(field, value, known)) checked[field.id] = value;
    else
      problems.push({
        field: path,
        reason: 'unfit',
        message: `${field.label} can't be ${shown(value)}: give ${expected(field)}.`,
      });
  }
  return checked;
}

function checkList(field: Field, value: Json, path: string, known: Known, problems: AnswerProblem[]): Json {
  if (!Array.isArray(value)) {
    problems.push({
      field: path,
      reason: 'unfit',
      message: `${field.label} can't be ${shown(value)}: give a list of rows.`,
    });
    return [];
  }
  const fields = rowFields(field);
  return value.map((row: Json, index) => {
    const at = `${path}[${index}]`;
    if (isObject(row)) return checkRow(fields, row, `${at}.`, known, problems);
    const names = fields.map((one) => one.id).join(', ');
    problems.push({
      field: at,
      reason: 'unfit',
      message: `A row of ${field.label} can't be ${shown(row)}: give ${names}.`,
    });
    return {};
  });
}

function rowFields(field: Field): readonly Field[] {
  return field.fields ?? (field.rows === 'next steps' ? NEXT_STEP_FIELDS : []);
}

function isEmpty(value: Json | undefined): value is undefined | null | '' {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isOfType(field: Field, value: Exclude<Json, null>, known: Known): boolean {
  switch (field.type) {
    case 'text':
    case 'long text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'percent':
    case 'money':
      return typeof value === 'number' && value >= 0;
    case 'date':
      return typeof value === 'string' && isDate(value);
    case 'yes/no':
      return typeof value === 'boolean';
    case 'choice':
      return isOption(field, value);
    case 'choices':
      return Array.isArray(value) && value.every((one: Json) => isOption(field, one));
    case 'person':
      return typeof value === 'string' && known.person(value);
    case 'contact':
      return typeof value === 'string' && known.contact(value);
    case 'list':
      return Array.isArray(value);
  }
}

function expected(field: Field): string {
  const options = (field.options ?? []).map((option) => option.value).join(', ');
  switch (field.type) {
    case 'text':
    case 'long text':
      return 'a text';
    case 'number':
      return 'a number';
    case 'percent':
      return 'a number of percent, 0 or more';
    case 'money':
      return 'an amount in major units, 0 or more';
    case 'date':
      return 'a date like 2026-03-02';
    case 'yes/no':
      return 'true or false';
    case 'choice':
      return `one of ${options}`;
    case 'choices':
      return `a list of ${options}`;
    case 'person':
      return 'the id or e-mail address of a person of the team';
    case 'contact':
      return 'the id of a contact of the account';
    case 'list':
      return 'a list of rows';
  }
}

const isOption = (field: Field, value: Json): boolean =>
  typeof value === 'string' && (field.options ?? []).some((option) => option.value === value);

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Number.isInteger(dayNumber(text));
  } catch {
    return false;
  }
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
