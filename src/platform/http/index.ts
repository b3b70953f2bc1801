export { parseJson, parseJsonStrictly } from './parse-json.ts';
export { type Problem, problemOf, problemResponse } from './problem.ts';
export { readBody } from './read-body.ts';
export { isSameOrigin, otherOrigin } from './same-origin.ts';
