import { type Problem, Problems } from './problem.ts';

interface Reading {
  readonly value: unknown;
  readonly found: readonly Problem[];
}

/** Letters of files that are remembered: a few playbooks. Who types changes one file, and the others are not read again. */
const KEPT = 400_000;
const kept = new Map<string, Reading>();
let letters = 0;

/**
 * What a file of this name and text reads as, with what is wrong in it: read once, as long as it is among the last
 * ones. `how` tells ways of reading apart. What is read must not be changed by whoever is given it.
 */
export function readOnce<T>(
  how: string,
  name: string,
  text: string,
  problems: Problems,
  read: (problems: Problems) => T,
): T {
  const key = `${how}\0${name}\0${text}`;
  let reading = kept.get(key);
  if (reading === undefined) {
    const own = new Problems();
    const value = read(own);
    reading = { value, found: own.sorted() };
    letters += key.length;
  } else kept.delete(key);
  // The last used stands last; those that nobody asked for longest make room.
  kept.set(key, reading);
  for (const oldest of kept.keys()) {
    if (letters <= KEPT || oldest === key) break;
    kept.delete(oldest);
    letters -= oldest.length;
  }
  for (const { file, line, column, message } of reading.found) problems.add(file, { line, column }, message);
  // What was kept under this key was read by this function's own `read`.
  return reading.value as T;
}
