import { type AppError, invalid, type Json } from '#base';
import { findJsonFault } from './json-fault.ts';
import { findUnstorable, isDeeper, mayBeUnstorable, storable } from './unstorable.ts';

/** Nobody means more; what recurses over a value must come to its end. */
const DEEPEST = 100;
/** What lies deeper is looked at by nobody: who takes parts of a body refuses those that are as deep. */
const STORED_DEPTH = 200;

/**
 * Reads JSON; `invalid` with line and column where it is none. What no database can hold (NUL, half characters, 1e999)
 * is replaced by what shows it: U+FFFD, or the number as text; in values more than 200 deep it stays.
 */
export function parseJson(text: string): Json {
  const value = read(text);
  return mayBeUnstorable(text) ? storable(value, STORED_DEPTH) : value;
}

/** The same for one request of a person or program, of which nothing is changed: what can't be kept is refused. */
export function parseJsonStrictly(text: string): Json {
  const value = read(text);
  if (isDeeper(text, DEEPEST)) {
    throw invalid('too-deep', `The body nests objects and lists more than ${DEEPEST} deep. Send it flatter.`);
  }
  const found = findUnstorable(value);
  if (found === undefined) return value;
  const { place, what } = found;
  const message = `${place === '' ? 'The body' : place} has ${what}. Remove it and send it again.`;
  throw invalid('unstorable', message, { field: place });
}

function read(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw malformed(text, error);
  }
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
