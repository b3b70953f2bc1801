import { Environment } from '@marcbachmann/cel-js';
import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import { conditions, print, randomCatalog, randomFacts, readerOf, reference } from '../../../test/random-expression.ts';
import { compileExpression } from './compile-expression.ts';
import type { Expression, Value } from './fact.ts';

function compile(source: string): Expression {
  const result = compileExpression(source, randomCatalog, {});
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.problems)}`);
  return result.expression;
}

describe('closures', () => {
  test('agree with a reference evaluator, unknowns and zeros included', () => {
    const seen = new Map<Value | undefined, number>();
    fc.assert(
      fc.property(conditions(false), fc.array(randomFacts('most'), { minLength: 4, maxLength: 4 }), (node, rows) => {
        const source = print(node);
        fc.pre(source.length < 2000);
        const expression = compile(source);
        for (const facts of rows) {
          const value = expression.evaluate(readerOf(facts));
          expect(value, source).toBe(reference(node, facts));
          seen.set(value, (seen.get(value) ?? 0) + 1);
        }
      }),
      { numRuns: 2000 },
    );
    // The property says something only if all three truth values were met often.
    for (const value of [true, false, undefined]) expect(seen.get(value)).toBeGreaterThan(500);
  });

  test('agree with CEL itself wherever everything is known', () => {
    const cel = new Environment();
    const fields = Object.entries(randomCatalog.attributes).map(([id, { type }]) => [id.slice(8), CEL_TYPES[type]]);
    cel.registerVariable({ name: 'account', schema: Object.fromEntries(fields) });
    let compared = 0;
    fc.assert(
      fc.property(conditions(true), randomFacts('all'), (node, facts) => {
        const source = print(node);
        const ours = compile(source).evaluate(readerOf(facts));
        const account = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id.slice(8), value]));
        // Only division by zero is left to be unknown, which CEL calls infinite.
        if (ours === undefined) return;
        expect(ours, source).toBe(cel.evaluate(source, { account }));
        compared++;
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test('a condition that leans on unknowns only where Kleene lets it is decided', () => {
    const known = { 'account.p': true };
    expect(compile('account.p || account.x > 3').evaluate(readerOf(known))).toBe(true);
    expect(compile('!account.p && account.x > 3').evaluate(readerOf(known))).toBe(false);
    expect(compile('account.p && account.x > 3').evaluate(readerOf(known))).toBeUndefined();
    expect(compile('account.q ? 1 : 1').evaluate(readerOf(known))).toBeUndefined();
  });

  test('an integer literal is a double: 1/2 is a half', () => {
    expect(compile('1 / 2').evaluate(() => undefined)).toBe(0.5);
    expect(compile('7 % 4 + 2 * 3').evaluate(() => undefined)).toBe(9);
  });

  test('division by zero and overflow are unknown', () => {
    expect(compile('1 / 0').evaluate(() => undefined)).toBeUndefined();
    expect(compile('0 / 0 > 1 || true').evaluate(() => undefined)).toBe(true);
    expect(compile('1 % 0').evaluate(() => undefined)).toBeUndefined();
    expect(compile('1e308 * 10').evaluate(() => undefined)).toBeUndefined();
  });

  test('a value of another type than declared is not known', () => {
    for (const wrong of ['100', true, Number.NaN, Number.POSITIVE_INFINITY, [1]]) {
      expect(compile('account.x >= 5').evaluate(() => wrong)).toBeUndefined();
    }
    expect(compile('account.s == "5"').evaluate(() => 5)).toBeUndefined();
    expect(compile('"a" in account.texts').evaluate(() => 'abc')).toBeUndefined();
  });

  test('halves round away from zero', () => {
    expect(compile('round(2.5)').evaluate(() => undefined)).toBe(3);
    expect(compile('round(-2.5)').evaluate(() => undefined)).toBe(-3);
    expect(compile('round(-0.2)').evaluate(() => undefined)).toBe(0);
  });

  test('a reader that evaluates the same expression meanwhile does not disturb its macro', () => {
    const expression = compile('account.numbers.all(n, account.x + n > 0)');
    const value = expression.evaluate((ref) => {
      if (ref.id === 'account.numbers') return [1, 2];
      expect(expression.evaluate((inner) => (inner.id === 'account.numbers' ? [-5] : 0))).toBe(false);
      return 0;
    });
    expect(value).toBe(true);
  });
});

const CEL_TYPES: Readonly<Record<string, string>> = {
  number: 'double',
  text: 'string',
  bool: 'bool',
  'list(text)': 'list<string>',
  'list(number)': 'list<double>',
};
