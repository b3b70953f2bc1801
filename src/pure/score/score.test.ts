import { describe, expect, test } from 'vitest';
import { compileExpression, type Expression, type FactReader, type Value } from '#pure/expression';
import type { Band, Edge, HealthModel, Score } from '#pure/playbook';
import fc from '../../../test/laws.ts';
import { computeHealth, computeScore } from './score.ts';

const names = ['a', 'b', 'c', 'd'];
const catalog = {
  attributes: {
    ...Object.fromEntries(names.map((name) => [`account.${name}`, { type: 'number' as const }])),
    'account.tier': { type: 'text' as const },
  },
  metrics: {},
  events: {},
  forms: {},
  scores: [],
  signals: [],
  outcomes: [],
};

function expression(source: string): Expression {
  const compiled = compileExpression(source, catalog, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.expression;
}

const reading =
  (facts: Record<string, Value>): FactReader =>
  (ref) =>
    facts[ref.id.replace('account.', '')];

const at = (compare: Edge['compare'], edge?: number | string | boolean): Edge =>
  edge === undefined ? { compare } : { compare, edge };

const score = (factors: Score['factors'], bands: readonly Band[] = []): Score => ({
  id: 'expansion',
  title: 'Expansion',
  max: 100,
  factors,
  bands,
});

const factor = (name: string, ...points: (Edge & { points: number })[]): Score['factors'][number] => ({
  factor: name,
  input: expression(`account.${name}`),
  points: points.map((option) => ({ ...option, label: `${option.compare} ${option.edge ?? ''}` })),
});

describe('an edge', () => {
  const points = (compare: Edge['compare'], input: number): number | undefined =>
    computeScore(score([factor('a', { ...at(compare, 70), points: 1 })]), reading({ a: input })).value;

  test.each([
    ['above', 0, 0, 1],
    ['from', 0, 1, 1],
    ['below', 1, 0, 0],
    ['to', 1, 1, 0],
    ['equals', 0, 1, 0],
  ] as const)('%s 70: 69.999 gives %d, 70 gives %d, 70.001 gives %d', (compare, under, on, over) => {
    expect([points(compare, 69.999), points(compare, 70), points(compare, 70.001)]).toEqual([under, on, over]);
  });

  test('the first that holds counts, and otherwise always holds', () => {
    const usage = factor(
      'a',
      { ...at('above', 0.9), points: 25 },
      { ...at('above', 0.7), points: 15 },
      { ...at('otherwise'), points: 2 },
    );
    const given = [0.91, 0.9, 0.7].map((a) => computeScore(score([usage]), reading({ a })));
    expect(given.map(({ value }) => value)).toEqual([25, 15, 2]);
    expect(given[0]?.contributions[0]).toMatchObject({ points: 25, of: 25, label: 'above 0.9', input: 0.91 });
  });

  test('equals compares text, and an edge of a number no text', () => {
    const tier: Score['factors'][number] = {
      factor: 'tier',
      input: expression('account.tier'),
      points: [
        { ...at('above', 1), points: 50, label: 'never' },
        { ...at('equals', 'T1'), points: 10, label: 'first' },
      ],
    };
    expect(computeScore(score([tier]), reading({ tier: 'T1' })).value).toBe(10);
    expect(computeScore(score([tier]), reading({ tier: 'T2' })).value).toBe(0);
  });
});

describe('a score', () => {
  const two = score(
    [factor('a', { ...at('from', 1), points: 30 }), factor('b', { ...at('from', 1), points: 40 })],
    [
      { ...at('from', 70), band: 'pursue' },
      { ...at('from', 40), band: 'nurture' },
      { ...at('otherwise'), band: 'wait' },
    ],
  );

  test('a factor whose input is unknown gives nothing and is listed as missing', () => {
    const scored = computeScore(two, reading({ a: 1 }));
    expect(scored).toMatchObject({ value: 30, band: 'wait', missing: ['b'] });
    expect(scored.contributions[1]).toEqual({ factor: 'b', points: 0, of: 40, source: 'account.b' });
  });

  test('a factor that none of its points holds for gives nothing and is not missing', () => {
    expect(computeScore(two, reading({ a: 0, b: 1 }))).toMatchObject({ value: 40, band: 'nurture', missing: [] });
  });

  test('exactly 70 is from 70', () => {
    expect(computeScore(two, reading({ a: 1, b: 1 }))).toMatchObject({ value: 70, band: 'pursue' });
  });

  test('its contributions add up to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }), { minLength: 4, maxLength: 4 }),
        (inputs) => {
          const known = Object.fromEntries(
            names.flatMap((name, i) => (inputs[i] === undefined ? [] : [[name, inputs[i]]])),
          );
          const factors = names.map((name, i) =>
            factor(name, { ...at('above', 2), points: 7 * i + 1 }, { ...at('from', -1), points: 0.1 * i }),
          );
          const { value, contributions } = computeScore(score(factors), reading(known as Record<string, Value>));
          expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(value ?? 0, 9);
        },
      ),
    );
  });
});

describe('health', () => {
  const component = (name: string, weight: number): HealthModel['components'][number] => ({
    component: name,
    weight,
    measures: [{ measure: name, input: expression(`account.${name}`), scale: { zero: 0, full: 100 } }],
  });
  const model = (more: Partial<HealthModel> = {}): HealthModel => ({
    id: 'one',
    onEnter: {},
    components: [component('a', 40), component('b', 30), component('c', 30)],
    bands: [
      { ...at('above', 70), band: 'green' },
      { ...at('from', 50), band: 'yellow' },
      { ...at('otherwise'), band: 'red' },
    ],
    unknownPast: 0.4,
    ...more,
  });

  test('is the weighted mean, and above 70 is not 70', () => {
    expect(computeHealth(model(), reading({ a: 70, b: 70, c: 70 }))).toMatchObject({ value: 70, band: 'yellow' });
    expect(computeHealth(model(), reading({ a: 71, b: 70, c: 70 }))).toMatchObject({ value: 70.4, band: 'green' });
  });

  test('every value at an edge is on it, whatever is known: no dust of binary fractions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 98 }),
        fc.integer({ min: 0, max: 2 }),
        (value, weight, missing) => {
          const rest = 100 - weight;
          const weights = [weight, Math.floor(rest / 2), rest - Math.floor(rest / 2)];
          const known = Object.fromEntries(names.slice(0, 3).map((name) => [name, value]));
          delete known[names[missing] ?? ''];
          const components = weights.map((w, i) => component(names[i] ?? '', w));
          const bands = [{ ...at('equals', value), band: 'on it' }];
          expect(computeHealth(model({ components, bands, unknownPast: 1 }), reading(known))).toMatchObject({
            value,
            band: 'on it',
          });
        },
      ),
    );
  });

  test('what is unknown is left out, and the rest is rescaled to 100', () => {
    const scored = computeHealth(model(), reading({ a: 100, b: 30 }));
    expect(scored.value).toBeCloseTo((100 * 40 + 30 * 30) / 70, 8);
    expect(scored.missing).toEqual(['c']);
    expect(scored.contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(scored.value ?? 0, 8);
    expect(scored.contributions.reduce((sum, { of }) => sum + of, 0)).toBeCloseTo(100, 8);
  });

  test('past the share of missing weight the band is unknown; at it, it is not', () => {
    expect(computeHealth(model(), reading({ b: 90, c: 90 }))).toMatchObject({ value: 90, band: 'green' });
    expect(computeHealth(model({ unknownPast: 0.39 }), reading({ b: 90, c: 90 }))).toMatchObject({
      value: 90,
      band: 'unknown',
    });
    expect(computeHealth(model(), reading({ a: 90 }))).toMatchObject({ band: 'unknown' });
  });

  test('of which nothing is known has no value', () => {
    expect(computeHealth(model(), reading({}))).toEqual({
      value: undefined,
      band: 'unknown',
      contributions: [],
      missing: ['a', 'b', 'c'],
    });
  });

  test('a measure is clamped at the ends of its scale, which may run backwards', () => {
    const backwards = {
      component: 'a',
      weight: 100,
      measures: [{ measure: 'a', input: expression('account.a'), scale: { zero: 10, full: 0 } }],
    };
    const given = [20, 10, 4, 0, -3].map(
      (a) => computeHealth(model({ components: [backwards] }), reading({ a })).value,
    );
    expect(given).toEqual([0, 0, 60, 100, 100]);
  });

  test('a component is the mean of those of its measures that are known', () => {
    const [first, second] = [component('a', 100), component('b', 100)];
    const both = {
      ...first,
      component: 'use',
      measures: [...(first?.measures ?? []), ...(second?.measures ?? [])],
      weight: 100,
    };
    const use = (facts: Record<string, number>) => computeHealth(model({ components: [both] }), reading(facts));
    expect(use({ a: 20, b: 60 }).value).toBe(40);
    expect(use({ b: 60 })).toMatchObject({ value: 60, missing: [] });
  });

  test('one that is imported is taken as it is, and components are not asked', () => {
    const imported = model({ imported: expression('account.d') });
    expect(computeHealth(imported, reading({ d: 70, a: 0, b: 0, c: 0 }))).toMatchObject({ value: 70, band: 'yellow' });
    expect(computeHealth(imported, reading({ a: 100, b: 100, c: 100 }))).toMatchObject({ value: 100, band: 'green' });
  });

  test('an or-condition forces its band, the worst first, whatever the value', () => {
    const forced = model({
      bands: [
        { ...at('above', 70), band: 'green' },
        { ...at('from', 50), band: 'yellow', or: expression('account.d > 1') },
        { ...at('otherwise'), band: 'red', or: expression('account.d > 5') },
      ],
    });
    const band = (d?: number) =>
      computeHealth(forced, reading({ a: 90, b: 90, c: 90, ...(d === undefined ? {} : { d }) })).band;
    expect([band(), band(1), band(2), band(6)]).toEqual(['green', 'green', 'yellow', 'red']);
  });
});
