import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** Which rule a field of an input breaks, with what the rule says: for whoever tells it in another language. */
export function brokenRule(issue: z.core.$ZodIssue): Readonly<Record<string, unknown>> & { readonly rule: string } {
  // With `reportInput`, what was read stands in the issue.
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return { rule: 'missing' };
  switch (issue.code) {
    case 'unrecognized_keys':
      return { rule: 'unknown' };
    case 'invalid_type':
      return { rule: 'wrong-kind' };
    case 'invalid_value':
      return { rule: 'no-choice', choices: issue.values.map(String) };
    case 'too_small':
      return { rule: tooFew(issue.origin), least: Number(issue.minimum) };
    case 'too_big':
      return { rule: tooMuch(issue.origin), most: Number(issue.maximum) };
    case 'invalid_format':
      return { rule: issue.format in FORMATS ? `bad-${issue.format}` : 'unfit' };
    case 'invalid_union':
      return { rule: 'no-form' };
    default:
      // A schema's own rule may have a name of its own.
      return { rule: issue.code === 'custom' && typeof issue.params?.rule === 'string' ? issue.params.rule : 'unfit' };
  }
}

const tooFew = (origin: string): string =>
  origin === 'string' ? 'too-short' : isMany(origin) ? 'too-few' : 'too-small';
const tooMuch = (origin: string): string =>
  origin === 'string' ? 'too-long' : isMany(origin) ? 'too-many' : 'too-large';
const isMany = (origin: string): boolean => origin === 'array' || origin === 'set';

/** What is wrong with a field of an input, in words; a schema's own message goes before it. */
export function inputWords(issue: Issue): string | undefined {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return missing(issue);
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}, and is ${kindOf(issue.input)}`;
    case 'invalid_value':
      return `can be ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_union':
      return 'has none of the forms that it can have; GET /api/openapi.json shows them';
    default:
      return undefined;
  }
}

function missing(issue: Issue): string {
  const kind = issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined;
  if (issue.code === 'invalid_value') return `is missing; it can be ${issue.values.map(String).join(', ')}`;
  return kind === undefined ? 'is missing' : `is missing; it must be ${kind}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'must be an id as lists show it, like 48ec3de3-4d5b-4c0c-9f4e-0b6a3f1c2d7e',
  email: 'must be an e-mail address, like jen@acme.com',
  url: 'must be an address, like https://acme.com/book',
  datetime: 'must be a time with its zone, like 2026-03-02T15:00:00+01:00',
  date: 'must be a date, like 2026-03-02',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return `the number ${value}`;
  return KINDS[typeof value] ?? typeof value;
}

function tooSmall(origin: string, least: number, inclusive: boolean): string {
  if (origin === 'string') return least === 1 ? 'must not be empty' : `must have ${least} characters or more`;
  if (isMany(origin)) return `needs ${least} or more`;
  return inclusive ? `must be ${least} or more` : `must be more than ${least}`;
}

function tooBig(origin: string, most: number, inclusive: boolean): string {
  if (origin === 'string') return `can have ${most} characters at most`;
  if (isMany(origin)) return `can have ${most} at most`;
  return inclusive ? `can be ${most} at most` : `must be less than ${most}`;
}
