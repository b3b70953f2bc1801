import { type Json, type JsonObject, parseDate } from '#base';
import type { Field } from '#pure/playbook';

/** What is wrong with a field, by its id; the words are the page's. */
export type FieldFault = 'needed' | 'not-a-date' | 'not-a-number' | 'not-an-option' | 'too-long';

export interface ReadFields {
  readonly fields: JsonObject;
  readonly faults: Readonly<Record<string, FieldFault>>;
}

const LONGEST: Partial<Record<Field['type'], number>> = { 'long text': 10_000 };
const LONGEST_LINE = 500;

/** Reads what a form sent (or a program gave) for the fields of an answer; what is left empty is left out. */
export function readAsked(ask: readonly Field[], given: Readonly<Record<string, unknown>>): ReadFields {
  const fields: Record<string, Json> = {};
  const faults: Record<string, FieldFault> = {};
  for (const field of ask) {
    const read = readField(field, given[field.id]);
    if (typeof read === 'object' && read !== null && 'fault' in read) faults[field.id] = read.fault;
    else if (read !== undefined) fields[field.id] = read;
    else if (field.required) faults[field.id] = 'needed';
  }
  return { fields, faults };
}

type Read = string | number | boolean | readonly string[] | undefined | { readonly fault: FieldFault };

function readField({ type, options = [] }: Field, raw: unknown): Read {
  const value = textOf(raw);
  if (value === '') return undefined;
  switch (type) {
    case 'date':
      return parseDate(value) === undefined ? { fault: 'not-a-date' } : value;
    case 'number':
    case 'percent':
    case 'money':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? Number(value) : { fault: 'not-a-number' };
    case 'yes/no':
      return value === 'true' ? true : value === 'false' ? false : { fault: 'not-an-option' };
    case 'choice':
      return options.some((option) => option.value === value) ? value : { fault: 'not-an-option' };
    case 'choices': {
      const chosen = (Array.isArray(raw) ? raw : [raw]).map(textOf);
      const isKnown = chosen.every((one) => options.some((option) => option.value === one));
      return isKnown ? chosen : { fault: 'not-an-option' };
    }
    default:
      return value.length > (LONGEST[type] ?? LONGEST_LINE) ? { fault: 'too-long' } : value;
  }
}

/** NUL has no place in a database's text. */
function textOf(raw: unknown): string {
  if (typeof raw === 'boolean' || typeof raw === 'number') return String(raw);
  return typeof raw === 'string'
    ? raw.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()
    : Array.isArray(raw)
      ? raw.map(textOf).join('')
      : '';
}
