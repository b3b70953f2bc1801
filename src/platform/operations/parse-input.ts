import type { z } from 'zod';
import { type AppError, internal, invalid } from '#base';

export interface FieldProblem {
  /** `answers.rows[2].owner`; empty for the input as a whole. */
  readonly field: string;
  readonly problem: string;
}

/** Reads a value by its schema; throws `invalid` naming each field and what is wrong with it. */
export function parseInput<Schema extends z.ZodType>(
  operation: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidFields(operation, problemsOf(parsed.error));
}

/** What an operation answers, checked: a wrong answer is our fault, not the caller's. */
export function parseOutput<Schema extends z.ZodType>(
  operation: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = problemsOf(parsed.error);
  throw internal('bad-output', `${operation} gave an answer that its own schema refuses.`, { problems });
}

function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: fieldOf([...issue.path, key]),
        problem: 'is not a field here; remove it',
      }));
    }
    return [{ field: fieldOf(issue.path), problem: issue.message }];
  });
}

function invalidFields(operation: string, problems: readonly FieldProblem[]): AppError {
  const listed = problems.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`)).join('; ');
  return invalid('invalid-input', `The input of ${operation} can't be used. Correct it and send it again: ${listed}.`, {
    problems,
  });
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
