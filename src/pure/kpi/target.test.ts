import { describe, expect, test } from 'vitest';
import type { Target } from '#pure/playbook';
import { aKpi, events, shareTarget } from '../../../test/kpis.ts';
import { meets, targetText } from './target.ts';

const number = (compare: Target['compare'], edge: number): Target => ({ compare, edge, unit: 'number', source: '' });

describe('a target', () => {
  test.each<[Target['compare'], boolean, boolean, boolean]>([
    ['above', false, false, true],
    ['from', false, true, true],
    ['below', true, false, false],
    ['to', true, true, false],
  ])('%s is met below the edge: %s, at it: %s, above it: %s', (compare, below, at, above) => {
    const target = number(compare, 45);
    expect([44.999, 45, 45.001].map((value) => meets(target, value))).toEqual([below, at, above]);
  });

  test('has its edge where arithmetic of doubles misses it by a bit', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(meets(shareTarget('from', 0.1 + 0.2), 0.3)).toBe(true);
    expect(meets(shareTarget('above', 0.3), 0.1 + 0.2)).toBe(false);
  });

  test('reads as people say it', () => {
    const rate = aKpi({ kind: 'rate', of: events('a'), did: events('b') });
    expect(targetText(shareTarget('from', 0.4), rate)).toBe('at least 40 %');
    expect(targetText(shareTarget('above', 1.1), rate)).toBe('more than 110 %');
    expect(targetText(shareTarget('below', 0.07), rate)).toBe('less than 7 %');
    expect(targetText(shareTarget('to', 0.025), rate)).toBe('at most 2.5 %');
    expect(targetText(number('below', 45), aKpi({ kind: 'days', from: 'a', to: 'b' }))).toBe('less than 45 days');
    const sum = aKpi({ kind: 'sum', of: { subject: 'order', field: 'arr' } });
    expect(targetText(number('from', 15_000), sum)).toBe('at least 15000');
    const count = aKpi({ kind: 'count', of: events('a'), per: 'quarter' });
    expect(targetText(number('from', 2), count)).toBe('at least 2 a quarter');
    expect(targetText(number('above', 5), aKpi({ kind: 'count', of: events('a'), per: 'month', by: 'csm' }))).toBe(
      'more than 5 a month a manager',
    );
  });
});
