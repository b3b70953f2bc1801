/** The same as `reason` and `fix` for whoever tells it in another language: which rule, and what it names. */
export interface ToldProblem {
  readonly reason: string;
  readonly [data: string]: unknown;
}

export const toldProblem = (reason: string, data: Readonly<Record<string, unknown>>): ToldProblem => ({
  ...data,
  reason,
});

/** One thing wrong with a row: where, what was there, why that won't do, and how to mend it. */
export interface RowProblem {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly fix: string;
  readonly told: ToldProblem;
}

export const AGAIN = 'and import again: rows already in are not doubled.';

const LONGEST = 60;

/** A value as a sentence shows it. */
export function shown(value: string | number | boolean): string {
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text;
}
