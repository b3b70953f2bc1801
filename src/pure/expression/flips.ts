import type { Explanation, Side, Value } from './fact.ts';

const OPPOSITE: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** The words that conditions are turned round with; expressions stand in them as they are written. */
export interface FlipWords {
  readonly oneOf: string;
  notKnown(facts: readonly string[], rest: string): string;
  hasToHold(source: string): string;
  mustNotHold(source: string): string;
  hasToBe(left: string, value: string, sign: string, right: string): string;
  /** In the place of a value. */
  readonly unknown: string;
}

export const ENGLISH_FLIPS: FlipWords = {
  oneOf: 'one of these:',
  notKnown: (facts, rest) => `${facts.join(' and ')} ${facts.length === 1 ? 'is' : 'are'} not known; ${rest}`,
  hasToHold: (source) => `${source} has to hold`,
  mustNotHold: (source) => `${source} must not hold`,
  hasToBe: (left, value, sign, right) => `${left} is ${value}; it has to be ${sign} ${right}`,
  unknown: 'not known',
};

/**
 * What would have to be otherwise for a condition to hold (or, `wanted` false, not to hold): a line each, alternatives
 * indented under "one of these". Empty when nothing would.
 */
export function flips(explained: Explanation, wanted = true, words: FlipWords = ENGLISH_FLIPS): readonly string[] {
  if (explained.value === wanted) return [];
  const { join, parts } = explained;
  if (join === 'not') return parts.flatMap((part) => flips(part, !wanted, words));
  if (join === undefined) return [leaf(explained, wanted, words)];
  const each = parts.filter((part) => part.value !== wanted).map((part) => flips(part, wanted, words));
  // To hold, `&&` needs all of its parts and `||` one; not to hold, the other way round.
  if ((join === 'and') === wanted || each.length === 1) return each.flat();
  return [words.oneOf, ...each.flatMap((lines) => lines.map((line, nth) => `${nth === 0 ? '- ' : '  '}${line}`))];
}

function leaf({ source, compared, facts }: Explanation, wanted: boolean, words: FlipWords): string {
  const missing = facts.filter(({ value }) => value === undefined).map(({ fact }) => fact);
  const asked = wanted ? words.hasToHold(source) : words.mustNotHold(source);
  if (missing.length > 0) return words.notKnown(missing, asked);
  if (compared === undefined) return asked;
  const { left, right } = compared;
  const sign = wanted ? compared.sign : (OPPOSITE[compared.sign] ?? compared.sign);
  return words.hasToBe(left.source, shown(left.value, words), sign, sideText(right, words));
}

function sideText({ source, value }: Side, words: FlipWords): string {
  const text = shown(value, words);
  return source === text ? text : `${source} (${text})`;
}

function shown(value: Value | undefined, words: FlipWords): string {
  if (value === undefined) return words.unknown;
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
