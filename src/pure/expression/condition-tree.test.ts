import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactCatalog } from './catalog.ts';
import { compileExpression } from './compile-expression.ts';
import { type Condition, conditionText, readCondition } from './condition-tree.ts';
import type { FactRef, Value } from './fact.ts';

const catalog: FactCatalog = {
  attributes: {
    'account.plan': { type: 'text' },
    'account.seats': { type: 'number' },
    'account.trial': { type: 'bool' },
    'account.segments': { type: 'list(text)' },
    'contract.ends_on': { type: 'date' },
  },
  metrics: { usage: { aggregate: 'sum' } },
  events: {},
  forms: {},
  scores: ['risk'],
  signals: ['high_usage'],
  outcomes: [],
};

const read = (text: string): Condition => {
  const found = readCondition(text, catalog);
  if ('problems' in found) throw new Error(`${text}: ${found.problems[0]?.message}`);
  return found.condition;
};

describe('readCondition', () => {
  test('gives a rule for each fact that is compared with a value', () => {
    expect(read('account.seats > 5 && (account.plan == "Pro" || usage.sum("30d") <= -1.5)')).toEqual({
      kind: 'all',
      of: [
        { kind: 'compare', fact: 'account.seats', sign: '>', value: 5 },
        {
          kind: 'any',
          of: [
            { kind: 'compare', fact: 'account.plan', sign: '==', value: 'Pro' },
            { kind: 'compare', fact: 'usage.sum("30d")', sign: '<=', value: -1.5 },
          ],
        },
      ],
    });
  });

  test('turns a value that stands first around', () => {
    expect(read('5 < account.seats')).toEqual({ kind: 'compare', fact: 'account.seats', sign: '>', value: 5 });
  });

  test('keeps what no rule can show as it was written', () => {
    expect(read('account.seats * 2 > scores.risk && account.trial')).toEqual({
      kind: 'all',
      of: [
        { kind: 'expression', text: 'account.seats * 2 > scores.risk' },
        { kind: 'is', fact: 'account.trial' },
      ],
    });
  });

  test('says what is wrong, and where', () => {
    expect(readCondition('account.seets > 5', catalog)).toMatchObject({ problems: [{ start: 0, end: 13 }] });
    expect(readCondition('account.seats', catalog)).toMatchObject({ problems: [{ start: 0, end: 13 }] });
  });
});

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('a"b', "it's", '\\', '한국', 'x\ny'));
const sign = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const rules = fc.oneof(
  fc
    .tuple(sign, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }))
    .map(([sign, value]) => `account.seats ${sign} ${Object.is(value, -0) ? 0 : JSON.stringify(value)}`),
  fc.tuple(fc.constantFrom('==', '!='), text).map(([sign, value]) => `account.plan ${sign} ${JSON.stringify(value)}`),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => `account.plan in ${JSON.stringify(values)}`),
  text.map((value) => `${JSON.stringify(value)} in account.segments`),
  text.map((value) => `account.plan.contains(${JSON.stringify(value)})`),
  fc.constantFrom(
    'known(account.plan)',
    'account.trial',
    'signals.open("high_usage")',
    'contract.ends_on < "2026-03-02"',
    'account.seats + 1 > scores.risk',
    'account.trial ? account.seats > 1 : account.seats > 2',
    'account.segments.exists(s, s.startsWith("a") || s == "b")',
    'min(account.seats, 3) > 1',
    'account.trial == false',
    'true',
    '"(" == account.plan',
    '(account.seats > 1 ? 2 : 3) == 2',
  ),
);
const conditions = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    rules,
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) || (${b})`),
    tie('condition').map((a) => `!(${a})`),
  ),
})).condition;

const values: fc.Arbitrary<Record<string, Value | undefined>> = fc.record({
  'account.plan': fc.oneof(text, fc.constant(undefined)),
  'account.seats': fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(undefined)),
  'account.trial': fc.oneof(fc.boolean(), fc.constant(undefined)),
  'account.segments': fc.oneof(fc.array(text, { maxLength: 3 }), fc.constant(undefined)),
  'contract.ends_on': fc.constantFrom('2026-01-01', '2026-05-01', undefined),
  'scores.risk': fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(undefined)),
  'signals.open("high_usage")': fc.boolean(),
});

const compiled = (source: string) => {
  const found = compileExpression(source, catalog, {}, 'bool');
  if (!found.ok) throw new Error(`${source}: ${found.problems[0]?.message}`);
  return found.expression;
};

describe('a condition that is read and written again', () => {
  test('says the same of every account: nothing is dropped', () => {
    fc.assert(
      fc.property(conditions, values, (source, facts) => {
        const written = conditionText(read(source));
        const reader = (ref: FactRef): Value | undefined => facts[ref.id];
        expect(compiled(written).evaluate(reader)).toBe(compiled(source).evaluate(reader));
      }),
      { numRuns: 2000 },
    );
  });

  test('is read as the same condition, and written as the same text', () => {
    fc.assert(
      fc.property(conditions, (source) => {
        const written = conditionText(read(source));
        expect(conditionText(read(written))).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });
});
