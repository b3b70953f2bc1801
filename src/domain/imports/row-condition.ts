import type { Condition, Scalar } from './import-map.ts';

/** Whether a condition holds for a row's fields. */
export type RowTest = (fields: readonly string[]) => boolean;

type Wanted = Condition[string];

/** A condition on a file's header; every named column must hold, so one that names none always does. */
export function rowTest(condition: Condition, header: readonly string[]): RowTest {
  const tests = Object.entries(condition).map(([column, wanted]) => {
    const index = header.indexOf(column);
    const holds = textTest(wanted);
    return (fields: readonly string[]): boolean => holds((fields[index] ?? '').trim());
  });
  return (fields) => tests.every((holds) => holds(fields));
}

function textTest(wanted: Wanted): (text: string) => boolean {
  // A cell that itself says "present" is written as a list.
  if (wanted === 'present') return (text) => text !== '';
  if (wanted === 'absent') return (text) => text === '';
  if (isNot(wanted)) {
    const texts = textsOf(wanted.not);
    return (text) => !texts.has(text);
  }
  const texts = textsOf(wanted);
  return (text) => texts.has(text);
}

const isNot = (wanted: Wanted): wanted is Extract<Wanted, { not: unknown }> =>
  typeof wanted === 'object' && wanted !== null && 'not' in wanted;

const textsOf = (values: Scalar | readonly Scalar[]): Set<string> =>
  new Set([values].flat().map((value) => String(value ?? '')));
