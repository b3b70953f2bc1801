import { type AppError, invalid, type Json } from '#base';
import { findJsonFault } from './json-fault.ts';

/** NUL and halves of surrogate pairs: JSON can write them, PostgreSQL's text can't hold them. */
const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Reads JSON; `invalid` with line and column where it is none. What no database can hold becomes U+FFFD. */
export function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw malformed(text, error);
  }
  return UNSTORABLE_ESCAPE.test(text) ? storable(value) : value;
}

function malformed(text: string, cause: unknown): AppError {
  if (text.trim() === '') return invalid('no-body', 'The body is empty. Send JSON.');
  const { offset, expected } = findJsonFault(text) ?? { offset: text.length, expected: 'something else' };
  const before = text.slice(0, offset).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const found = offset >= text.length ? 'the end' : JSON.stringify(text.slice(offset, offset + 20));
  const message = `The body is no JSON: line ${place.line}, column ${place.column}: expected ${expected}, found ${found}.`;
  return invalid('malformed-json', message, place, cause);
}

function storable(value: Json): Json {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\uFFFD');
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(UNSTORABLE, '\uFFFD'), storable(item as Json)]),
  );
}
