import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { conditionOf, isComplete, queryOf } from './condition-query.ts';

const fact = fc.constantFrom('account.plan', 'usage.sum("30d")', 'signals.open("x")');
const text = fc.string({ minLength: 1, maxLength: 6 });
const not = fc.constantFrom({}, { not: true as const });
const rule: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    fact,
    sign: fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
    value: fc.oneof(text, fc.integer(), fc.boolean()),
  }),
  fc
    .tuple(
      fc.record({ kind: fc.constant('in' as const), fact, values: fc.array(text, { minLength: 1, maxLength: 3 }) }),
      not,
    )
    .map(merged),
  fc.tuple(fc.record({ kind: fc.constant('has' as const), fact, value: text }), not).map(merged),
  fc
    .tuple(
      fc.record({
        kind: fc.constant('text' as const),
        fact,
        method: fc.constantFrom('startsWith', 'endsWith', 'contains'),
        value: text,
      }),
      not,
    )
    .map(merged),
  fc.tuple(fc.record({ kind: fc.constantFrom('known' as const, 'is' as const), fact }), not).map(merged),
  fc.record({ kind: fc.constant('expression' as const), text }),
);

function merged<One, Other>([one, other]: [One, Other]): One & Other {
  return { ...one, ...other };
}

const conditions = fc.letrec<{ any: Condition; group: Condition }>((tie) => ({
  any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, rule, tie('group')),
  group: fc
    .tuple(
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('any'), { minLength: 2, maxLength: 3 }),
      }),
      not,
    )
    .map(merged),
})).any;

test('a condition is the same after it has been in the builder: nothing is dropped', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      expect(conditionOf(queryOf(condition))).toEqual(condition);
    }),
    { numRuns: 1000 },
  );
});

test('a rule without a value is not complete, nor is a group with one in it', () => {
  const open: Condition = { kind: 'compare', fact: 'account.plan', sign: '==', value: '' };
  expect(isComplete(open)).toBe(false);
  expect(isComplete({ kind: 'all', of: [{ kind: 'any', of: [open] }] })).toBe(false);
  expect(isComplete({ ...open, value: 0 })).toBe(true);
  expect(isComplete({ kind: 'in', fact: 'account.plan', values: [] })).toBe(false);
});
