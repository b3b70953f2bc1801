import type { Explanation, Side, Value } from './fact.ts';

const OPPOSITE: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/**
 * What would have to be otherwise for a condition to hold (or, `wanted` false, not to hold): a line each, alternatives
 * indented under "one of these". Empty when nothing would.
 */
export function flips(explained: Explanation, wanted = true): readonly string[] {
  if (explained.value === wanted) return [];
  const { join, parts } = explained;
  if (join === 'not') return parts.flatMap((part) => flips(part, !wanted));
  if (join === undefined) return [leaf(explained, wanted)];
  const each = parts.filter((part) => part.value !== wanted).map((part) => flips(part, wanted));
  // To hold, `&&` needs all of its parts and `||` one; not to hold, the other way round.
  if ((join === 'and') === wanted || each.length === 1) return each.flat();
  return ['one of these:', ...each.flatMap((lines) => lines.map((line, nth) => `${nth === 0 ? '- ' : '  '}${line}`))];
}

function leaf({ source, compared, facts }: Explanation, wanted: boolean): string {
  const missing = facts.filter(({ value }) => value === undefined).map(({ fact }) => fact);
  if (missing.length > 0)
    return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not known; ${asked(source, wanted)}`;
  if (compared === undefined) return asked(source, wanted);
  const { left, right } = compared;
  const sign = wanted ? compared.sign : (OPPOSITE[compared.sign] ?? compared.sign);
  return `${left.source} is ${shown(left.value)}; it has to be ${sign} ${sideText(right)}`;
}

const asked = (source: string, wanted: boolean): string =>
  wanted ? `${source} has to hold` : `${source} must not hold`;

function sideText({ source, value }: Side): string {
  const text = shown(value);
  return source === text ? text : `${source} (${text})`;
}

function shown(value: Value | undefined): string {
  if (value === undefined) return 'not known';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
