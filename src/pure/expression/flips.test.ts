import { describe, expect, test } from 'vitest';
import { exampleCatalog } from '../../../test/fact-catalog.ts';
import { compileExpression } from './compile-expression.ts';
import { flips } from './flips.ts';

const catalog = {
  ...exampleCatalog,
  attributes: { 'account.a': { type: 'number' }, 'account.b': { type: 'number' }, 'account.tier': { type: 'text' } },
} as const;

function flipsOf(source: string, values: Readonly<Record<string, number | string>>, wanted = true): readonly string[] {
  const compiled = compileExpression(source, catalog, {}, 'bool');
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join());
  return flips(
    compiled.expression.explain((ref) => values[ref.id]),
    wanted,
  );
}

describe('what would make a condition hold', () => {
  test('a comparison says what it is and what it has to be', () => {
    expect(flipsOf('account.a / account.b >= 0.8', { 'account.a': 78, 'account.b': 100 })).toEqual([
      'account.a / account.b is 0.78; it has to be >= 0.8',
    ]);
    expect(flipsOf('account.a > account.b', { 'account.a': 1, 'account.b': 2 })).toEqual([
      'account.a is 1; it has to be > account.b (2)',
    ]);
  });

  test('what holds needs nothing', () => {
    expect(flipsOf('account.a > 1', { 'account.a': 2 })).toEqual([]);
  });

  test('what is not known is named', () => {
    expect(flipsOf('account.a > 1', {})).toEqual(['account.a is not known; account.a > 1 has to hold']);
  });

  test('of && everything that does not hold is needed, of || one', () => {
    const values = { 'account.a': 1, 'account.tier': 'T2' };
    expect(flipsOf('account.a > 1 && account.tier == "T1"', values)).toEqual([
      'account.a is 1; it has to be > 1',
      'account.tier is "T2"; it has to be == "T1"',
    ]);
    expect(flipsOf('account.a > 1 || account.tier == "T1"', values)).toEqual([
      'one of these:',
      '- account.a is 1; it has to be > 1',
      '- account.tier is "T2"; it has to be == "T1"',
    ]);
  });

  test('under ! it is the other way round', () => {
    const values = { 'account.a': 2, 'account.tier': 'T1' };
    expect(flipsOf('!(account.a > 1)', values)).toEqual(['account.a is 2; it has to be <= 1']);
    expect(flipsOf('!(account.a > 1 && account.tier == "T1")', values)).toEqual([
      'one of these:',
      '- account.a is 2; it has to be <= 1',
      '- account.tier is "T1"; it has to be != "T1"',
    ]);
    expect(flipsOf('!(account.a > 1 || account.tier == "T1")', values)).toHaveLength(2);
  });
});
