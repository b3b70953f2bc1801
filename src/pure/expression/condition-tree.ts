import type { ExpressionProblem, FactCatalog } from './catalog.ts';
import { check } from './check.ts';
import type { Checked, ComparisonSign, TextMethod } from './checked.ts';
import { type Checking, typeWords } from './checking.ts';
import { parseCel } from './parse-cel.ts';

export type ConditionValue = number | string | boolean;

/**
 * A condition as one builds it by hand: rules on one fact each, joined in groups. What is more than that (arithmetic,
 * two facts compared, a choice of values) is an `expression`: its text, whole, as it was written.
 */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly not?: true; readonly of: readonly Condition[] }
  | { readonly kind: 'compare'; readonly fact: string; readonly sign: ComparisonSign; readonly value: ConditionValue }
  /** The fact is one of these. */
  | { readonly kind: 'in'; readonly not?: true; readonly fact: string; readonly values: readonly (string | number)[] }
  /** The fact is a list, and this is in it. */
  | { readonly kind: 'has'; readonly not?: true; readonly fact: string; readonly value: string | number }
  | {
      readonly kind: 'text';
      readonly not?: true;
      readonly fact: string;
      readonly method: TextMethod;
      readonly value: string;
    }
  | { readonly kind: 'known'; readonly not?: true; readonly fact: string }
  /** The fact is true or false. */
  | { readonly kind: 'is'; readonly not?: true; readonly fact: string }
  | { readonly kind: 'expression'; readonly text: string };

/** Reads a condition's text into what a builder shows: nothing of it is left out. Facts stand in their canonical spelling. */
export function readCondition(
  source: string,
  catalog: FactCatalog,
): { readonly condition: Condition } | { readonly problems: readonly ExpressionProblem[] } {
  const parsed = parseCel(source);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const problems: ExpressionProblem[] = [];
  const checking: Checking = { source, catalog, scope: {}, variables: [], problems, facts: new Map(), check };
  const checked = check(parsed.tree, checking);
  if (checked === undefined || problems.length > 0) return { problems };
  if (checked.type !== 'bool') {
    const message = `This gives ${typeWords(checked.type)}; ${typeWords('bool')} is needed here.`;
    return { problems: [{ message, start: 0, end: source.length }] };
  }
  return { condition: conditionOf(checked, source) };
}

function conditionOf(node: Checked, source: string): Condition {
  switch (node.op) {
    case 'and':
    case 'or': {
      const kind = node.op === 'and' ? 'all' : 'any';
      const of = [node.left, node.right].flatMap((side) => {
        const condition = conditionOf(side, source);
        return condition.kind === kind && condition.not === undefined ? condition.of : [condition];
      });
      return { kind, of };
    }
    case 'not':
      return negated(conditionOf(node.of, source));
    case 'compare':
      return compared(node) ?? asText(node, source);
    case 'in':
      return contained(node) ?? asText(node, source);
    case 'text':
      if (node.of.op !== 'fact' || node.part.op !== 'literal' || typeof node.part.value !== 'string') break;
      return { kind: 'text', fact: node.of.ref.id, method: node.method, value: node.part.value };
    case 'known':
      if (node.of.op !== 'fact') break;
      return { kind: 'known', fact: node.of.ref.id };
    case 'fact':
      return { kind: 'is', fact: node.ref.id };
    default:
      break;
  }
  return asText(node, source);
}

function negated(condition: Condition): Condition {
  if (condition.kind === 'compare' || condition.kind === 'expression')
    return { kind: 'all', not: true, of: [condition] };
  if (condition.not === undefined) return { ...condition, not: true };
  if (condition.kind === 'all' || condition.kind === 'any') return { kind: condition.kind, of: condition.of };
  const { not: _, ...positive } = condition;
  return positive;
}

const MIRRORED: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function compared({ sign, left, right }: Extract<Checked, { op: 'compare' }>): Condition | undefined {
  const [first, second] = [literalOf(left), literalOf(right)];
  if (left.op === 'fact' && second !== undefined) return { kind: 'compare', fact: left.ref.id, sign, value: second };
  if (right.op === 'fact' && first !== undefined)
    return { kind: 'compare', fact: right.ref.id, sign: MIRRORED[sign], value: first };
  return undefined;
}

function contained({ item, list }: Extract<Checked, { op: 'in' }>): Condition | undefined {
  const value = literalOf(item);
  if (list.op === 'fact' && value !== undefined && typeof value !== 'boolean')
    return { kind: 'has', fact: list.ref.id, value };
  if (item.op !== 'fact' || list.op !== 'list') return undefined;
  const values = list.items.flatMap((one) => {
    const literal = literalOf(one);
    return literal === undefined || typeof literal === 'boolean' ? [] : [literal];
  });
  return values.length === list.items.length ? { kind: 'in', fact: item.ref.id, values } : undefined;
}

function literalOf(node: Checked): ConditionValue | undefined {
  if (node.op === 'literal') {
    const { value } = node;
    return typeof value === 'object' ? undefined : value;
  }
  if (node.op !== 'negate') return undefined;
  const value = literalOf(node.of);
  return typeof value === 'number' ? -value : undefined;
}

function asText({ start, end }: Checked, source: string): Condition {
  return { kind: 'expression', text: source.slice(start, end).trim() };
}

/** The text of a condition; empty for one without any rule. Reading it again gives the same condition. */
export function conditionText(condition: Condition): string {
  if (condition.kind === 'expression') return condition.text.trim();
  if (!('of' in condition)) return ruleText(condition);
  const parts = condition.of.flatMap((part) => {
    const text = conditionText(part);
    return text === '' ? [] : [{ part, text }];
  });
  const [only] = parts;
  if (only === undefined) return '';
  const joined =
    parts.length === 1
      ? only.text
      : parts
          .map(({ part, text }) => (isAlone(part) ? text : `(${text})`))
          .join(condition.kind === 'all' ? ' && ' : ' || ');
  return condition.not === true ? `!(${joined})` : joined;
}

/** Whether a part needs no parentheses among others. */
function isAlone(condition: Condition): boolean {
  if (condition.kind === 'expression') return isEnclosed(condition.text.trim());
  if (condition.kind !== 'all' && condition.kind !== 'any') return true;
  if (condition.not === true) return true;
  const parts = condition.of.filter((part) => conditionText(part) !== '');
  const [only] = parts;
  return parts.length === 1 && only !== undefined && isAlone(only);
}

/** `(a || b)`, and not `(a) || (b)`. */
function isEnclosed(text: string): boolean {
  if (!text.startsWith('(')) return false;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return at === text.length - 1;
    }
  }
  return false;
}

function ruleText(rule: Exclude<Condition, { kind: 'all' | 'any' | 'expression' }>): string {
  const { fact } = rule;
  switch (rule.kind) {
    case 'compare':
      return `${fact} ${rule.sign} ${JSON.stringify(rule.value)}`;
    case 'in':
      return not(rule.not, `${fact} in [${rule.values.map((value) => JSON.stringify(value)).join(', ')}]`);
    case 'has':
      return not(rule.not, `${JSON.stringify(rule.value)} in ${fact}`);
    case 'text':
      return rule.not === true
        ? `!${fact}.${rule.method}(${JSON.stringify(rule.value)})`
        : `${fact}.${rule.method}(${JSON.stringify(rule.value)})`;
    case 'known':
      return `${rule.not === true ? '!' : ''}known(${fact})`;
    case 'is':
      return `${rule.not === true ? '!' : ''}${fact}`;
  }
}

const not = (isNot: true | undefined, text: string): string => (isNot === true ? `!(${text})` : text);
