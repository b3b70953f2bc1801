import { z } from 'zod';
import { type AppError, internal, invalid } from '#base';
import { nearestName } from '#pure/expression';
import { brokenRule, inputWords } from './input-words.ts';

export interface FieldProblem {
  /** `answers.rows[2].owner`; empty for the input as a whole. */
  readonly field: string;
  readonly problem: string;
  /** `too-long` and the like, with what the rule says beside it. */
  readonly rule: string;
  readonly [data: string]: unknown;
}

/** Reads a value by its schema; throws `invalid` naming each field and what is wrong with it, and each that is none. */
export function parseInput<Schema extends z.ZodType>(
  operation: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = strict(schema).safeParse(value, { error: inputWords, reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidFields(operation, problemsOf(parsed.error, fieldsOf(schema)));
}

const stricter = new WeakMap<z.ZodType, z.ZodType>();

/** What an operation does not know would be dropped without a word. */
function strict<Schema extends z.ZodType>(schema: Schema): Schema {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined) return schema;
  const known = stricter.get(schema) ?? schema.strict();
  stricter.set(schema, known);
  // It reads the same values into the same type; it only takes fewer.
  return known as unknown as Schema;
}

function fieldsOf(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** What an operation answers, checked: a wrong answer is our fault, not the caller's. */
export function parseOutput<Schema extends z.ZodType>(
  operation: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = problemsOf(parsed.error);
  throw internal('bad-output', `${operation} gave an answer that its own schema refuses.`, { problems });
}

function problemsOf(error: z.ZodError, fields: readonly string[] = []): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: fieldOf([...issue.path, key]),
        problem: `is not a field here; ${adviceOn(key, issue.path.length === 0 ? fields : [])}`,
        ...brokenRule(issue),
      }));
    }
    return [{ field: fieldOf(issue.path), problem: issue.message, ...brokenRule(issue) }];
  });
}

function adviceOn(key: string, fields: readonly string[]): string {
  const near = nearestName(key, fields);
  if (near !== undefined) return `did you mean ${near}?`;
  return fields.length === 0 ? 'remove it' : `those are ${fields.join(', ')}`;
}

function invalidFields(operation: string, problems: readonly FieldProblem[]): AppError {
  const listed = problems.map(told).join('; ');
  return invalid('invalid-input', `The input of ${operation} can't be used: ${listed}. Correct it and send it again.`, {
    problems,
  });
}

/** A schema's own message is a sentence. */
function told({ field, problem }: FieldProblem): string {
  if (/^[A-Z]/.test(problem)) return `${field === '' ? '' : `${field}: `}${problem.replace(/\.$/, '')}`;
  return `${field === '' ? 'it' : field} ${problem}`;
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
