import { describe, expect, test } from 'vitest';
import { daysToLimit } from './days-to-limit.ts';

const growing = (days: number, from: number, by: number): number[] =>
  Array.from({ length: days }, (_, day) => from + day * by);

describe('daysToLimit', () => {
  test('a steady pace reaches the limit on one day', () => {
    // 259 after 60 days, one more each day.
    expect(daysToLimit(growing(60, 200, 1), 300)).toEqual({ low: 41, high: 41 });
  });

  test('a pace that has quickened gives the days between', () => {
    const values = [...growing(30, 100, 0.5), ...growing(30, 115, 2)];
    const { low = 0, high = 0 } = daysToLimit(values, 300) ?? {};
    expect(low).toBe(64);
    expect(high).toBeGreaterThan(low);
  });

  test('what is at its limit has no days left', () => {
    expect(daysToLimit([400], 400)).toEqual({ low: 0, high: 0 });
  });

  test('nothing is foreseen of what does not grow, is known for less than a month or lies years ahead', () => {
    expect(daysToLimit(growing(60, 200, -1), 300)).toBeUndefined();
    expect(daysToLimit(growing(20, 200, 5), 400)).toBeUndefined();
    expect(daysToLimit(growing(60, 1, 0.01), 300)).toBeUndefined();
    expect(daysToLimit([], 300)).toBeUndefined();
  });
});
