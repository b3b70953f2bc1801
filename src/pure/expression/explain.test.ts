import { describe, expect, test } from 'vitest';
import { exampleCatalog, exampleScope } from '../../../test/fact-catalog.ts';
import fc from '../../../test/laws.ts';
import { conditions, print, randomCatalog, randomFacts, readerOf } from '../../../test/random-expression.ts';
import type { FactCatalog, Scope } from './catalog.ts';
import { compileExpression } from './compile-expression.ts';
import type { Expression, Value } from './fact.ts';

function compile(source: string, catalog: FactCatalog = exampleCatalog, scope: Scope = exampleScope): Expression {
  const result = compileExpression(source, catalog, scope);
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.problems)}`);
  return result.expression;
}

describe('explain', () => {
  test('opens a condition along && || and !, with the facts read at the leaves', () => {
    const facts: Record<string, Value> = { 'usage.sum("30d")': 92, 'account.plan_limit': 100, 'account.vip': true };
    const source = 'usage.sum("30d") / account.plan_limit > 0.8 && (health.score >= 70 || !account.vip) && account.vip';
    expect(compile(source).explain((ref) => facts[ref.id])).toMatchObject({
      source,
      value: undefined,
      join: 'and',
      facts: [],
      parts: [
        {
          source: 'usage.sum("30d") / account.plan_limit > 0.8',
          value: true,
          parts: [],
          facts: [
            { fact: 'usage.sum("30d")', value: 92 },
            { fact: 'account.plan_limit', value: 100 },
          ],
        },
        {
          source: 'health.score >= 70 || !account.vip',
          value: undefined,
          join: 'or',
          facts: [],
          parts: [
            {
              source: 'health.score >= 70',
              value: undefined,
              parts: [],
              facts: [{ fact: 'health.score', value: undefined }],
            },
            {
              source: '!account.vip',
              value: false,
              join: 'not',
              facts: [],
              parts: [{ source: 'account.vip', value: true, parts: [], facts: [{ fact: 'account.vip', value: true }] }],
            },
          ],
        },
        { source: 'account.vip', value: true, parts: [], facts: [{ fact: 'account.vip', value: true }] },
      ],
    });
  });

  test('shows every operand, also those that could not change the result', () => {
    const { value, parts } = compile('account.vip || health.score > 1').explain((ref) => ref.type === 'bool' || 5);
    expect(value).toBe(true);
    expect(parts.map((part) => part.value)).toEqual([true, true]);
  });

  test('shows each member that a macro looked at', () => {
    const { facts } = compile('usage.by("feature").sum("7d").all(c, c > 1)').explain((ref) =>
      ref.kind === 'members' ? ['a', 'b'] : 4,
    );
    expect(facts).toEqual([
      { fact: 'usage.by("feature")', value: ['a', 'b'] },
      { fact: 'usage.by("feature", "a").sum("7d")', value: 4 },
      { fact: 'usage.by("feature", "b").sum("7d")', value: 4 },
    ]);
  });

  test('keeps parentheses together, whatever quotes and comments hold', () => {
    const sources = (text: string) =>
      compile(text)
        .explain(() => undefined)
        .parts.map((part) => part.source);
    expect(sources('((account.tier) == "a)") && (true)')).toEqual(['(account.tier) == "a)"', 'true']);
    expect(sources("account.tier == '\\')' || ((1 + 2) * 3) > (4) // :(")).toEqual([
      "account.tier == '\\')'",
      '((1 + 2) * 3) > (4)',
    ]);
  });

  test('comes to the value that evaluate gives, and every part is text that gives the part', () => {
    fc.assert(
      fc.property(conditions(false, 3), randomFacts('most'), (node, facts) => {
        const expression = compile(print(node), randomCatalog, {});
        const read = readerOf(facts);
        const explanation = expression.explain(read);
        expect(explanation.value).toBe(expression.evaluate(read));
        for (const part of explanation.parts) {
          expect(compile(part.source, randomCatalog, {}).evaluate(read), part.source).toBe(part.value);
        }
      }),
    );
  });
});
