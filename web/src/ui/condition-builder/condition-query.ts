import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Condition, Method, Operator, Sign } from './condition.ts';

/** The field under which the builder holds what no rule can show. */
export const EXPRESSION = '(expression)';

const SIGNS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='] satisfies readonly Sign[];
const METHODS: Readonly<Record<string, { readonly method: Method; readonly not?: true }>> = {
  startsWith: { method: 'startsWith' },
  startsNot: { method: 'startsWith', not: true },
  endsWith: { method: 'endsWith' },
  endsNot: { method: 'endsWith', not: true },
  contains: { method: 'contains' },
  containsNot: { method: 'contains', not: true },
};
const NEGATED: Readonly<Record<Method, Operator>> = {
  startsWith: 'startsNot',
  endsWith: 'endsNot',
  contains: 'containsNot',
};

/** The builder's own form of a condition; its root is always a group. */
export function queryOf(condition: Condition | undefined): RuleGroupType {
  if (condition === undefined) return { combinator: 'all', rules: [] };
  const made = partOf(condition);
  return 'rules' in made ? made : { combinator: 'all', rules: [made] };
}

function partOf(condition: Condition): RuleGroupType | RuleType {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        combinator: condition.kind,
        rules: condition.of.map(partOf),
        ...(condition.not === true ? { not: true } : {}),
      };
    case 'compare':
      return { field: condition.fact, operator: condition.sign, value: condition.value };
    case 'in':
      return { field: condition.fact, operator: condition.not === true ? 'notIn' : 'in', value: condition.values };
    case 'has':
      return { field: condition.fact, operator: condition.not === true ? 'hasNot' : 'has', value: condition.value };
    case 'text': {
      const operator = condition.not === true ? NEGATED[condition.method] : condition.method;
      return { field: condition.fact, operator, value: condition.value };
    }
    case 'known':
      return { field: condition.fact, operator: condition.not === true ? 'unknown' : 'known', value: '' };
    case 'is':
      return { field: condition.fact, operator: condition.not === true ? 'isNot' : 'is', value: '' };
    case 'expression':
      return { field: EXPRESSION, operator: 'expression', value: condition.text };
  }
}

/** The condition that the builder holds. Groups without a rule in them say nothing, and are left out by the text. */
export function conditionOf(query: RuleGroupType): Condition {
  const group = groupOf(query);
  const [only] = group.of;
  // A root that holds one thing is that thing: so it was before it was put into a group.
  return group.of.length === 1 && only !== undefined && group.not !== true ? only : group;
}

function groupOf({ combinator, not, rules }: RuleGroupType): Extract<Condition, { kind: 'all' | 'any' }> {
  return {
    kind: combinator === 'any' ? 'any' : 'all',
    of: rules.flatMap((part) => (typeof part === 'string' ? [] : 'rules' in part ? [groupOf(part)] : [ruleOf(part)])),
    ...(not === true ? { not: true } : {}),
  };
}

function ruleOf({ field: fact, operator, value }: RuleType): Condition {
  if (operator === 'expression') return { kind: 'expression', text: String(value) };
  if (operator === 'known' || operator === 'unknown')
    return { kind: 'known', fact, ...(operator === 'unknown' ? { not: true } : {}) };
  if (operator === 'is' || operator === 'isNot')
    return { kind: 'is', fact, ...(operator === 'isNot' ? { not: true } : {}) };
  if (operator === 'in' || operator === 'notIn')
    return {
      kind: 'in',
      fact,
      values: Array.isArray(value) ? value : [],
      ...(operator === 'notIn' ? { not: true } : {}),
    };
  if (operator === 'has' || operator === 'hasNot')
    return { kind: 'has', fact, value, ...(operator === 'hasNot' ? { not: true } : {}) };
  const text = METHODS[operator];
  if (text !== undefined) return { kind: 'text', fact, ...text, value: String(value) };
  return { kind: 'compare', fact, sign: SIGNS.includes(operator) ? (operator as Sign) : '==', value };
}

/** Whether every rule has what it needs: one that is being made says nothing yet. */
export function isComplete(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.every(isComplete);
    case 'compare':
    case 'has':
    case 'text':
      return condition.fact !== '' && condition.value !== '' && condition.value !== undefined;
    case 'in':
      return condition.values.length > 0;
    case 'expression':
      return condition.text.trim() !== '';
    default:
      return condition.fact !== '';
  }
}
