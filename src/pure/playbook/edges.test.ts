import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import { coverEverything, takesAll } from './edges.ts';
import type { Edge } from './playbook.ts';

const anEdge: fc.Arbitrary<Edge> = fc.oneof(
  fc.record({
    compare: fc.constantFrom('above', 'from', 'below', 'to', 'equals'),
    edge: fc.integer({ min: -3, max: 3 }),
  }),
  fc.constant<Edge>({ compare: 'otherwise' }),
);
/** Every edge, and a value between any two. */
const values = Array.from({ length: 33 }, (_, i) => (i - 16) / 4);

function matches({ compare, edge }: Edge, value: number): boolean {
  const limit = Number(edge);
  switch (compare) {
    case 'above':
      return value > limit;
    case 'from':
      return value >= limit;
    case 'below':
      return value < limit;
    case 'to':
      return value <= limit;
    case 'equals':
      return value === limit;
    case 'otherwise':
      return true;
  }
}

describe('edges', () => {
  test('one takes all of another exactly when every value of the other matches it', () => {
    fc.assert(
      fc.property(anEdge, anEdge, (earlier, later) => {
        const all = values.every((value) => !matches(later, value) || matches(earlier, value));
        expect(takesAll(earlier, later)).toBe(all);
      }),
    );
  });

  test('ranges cover everything exactly when every value matches one', () => {
    const ranges = fc.array(
      anEdge.filter((edge) => edge.compare !== 'equals'),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(ranges, (edges) => {
        const all = values.every((value) => edges.some((edge) => matches(edge, value)));
        expect(coverEverything(edges)).toBe(all);
      }),
    );
  });
});
