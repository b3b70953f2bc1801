import { FUNCTION_NAMES } from './check-call.ts';
import { FACT_ROOTS } from './check-name.ts';

const CEL_WORDS = [
  ...['as', 'break', 'const', 'continue', 'else', 'false', 'for', 'function', 'if', 'import', 'in', 'let', 'loop'],
  ...['namespace', 'null', 'package', 'prototype', 'return', 'true', 'var', 'void', 'while', 'and', 'or', 'not'],
];

/** Visits are what many customers pay for: `visits.sum("30d")` and `visits("check_in")` are told apart by the dot. */
const SHARED = 'visits';

const TAKEN: ReadonlySet<string> = new Set([
  ...CEL_WORDS,
  ...FACT_ROOTS,
  ...FUNCTION_NAMES.filter((name) => name !== SHARED),
]);

/** What keeps an id from being named in expressions (`[a-z][a-z0-9_]*`, no word of the language); undefined: nothing. */
export function nameProblem(id: string): string | undefined {
  const first = id[0] ?? '';
  if (!(first >= 'a' && first <= 'z') || ![...id].every(isNameCharacter)) {
    return `"${id}" can't be named in expressions: use small letters, digits and _, beginning with a letter.`;
  }
  return TAKEN.has(id) ? `"${id}" is a word of the expression language: choose another name.` : undefined;
}

function isNameCharacter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character === '_';
}
