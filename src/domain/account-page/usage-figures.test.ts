import { describe, expect, test } from 'vitest';
import { storedMonth } from '#pure/measure';
import { byWeeks, daysOf, foldDays, peopleByDay, peopleIn, rolling } from './usage-figures.ts';

const sum = {
  id: 1,
  metric: { name: 'usage', event: 'used', aggregate: 'sum', decimals: 2, definition: 'd' },
} as const;
const MONTH = 20_500;

describe('figures of usage', () => {
  test('a day is in the unit of the metric, and null where nothing happened', () => {
    const rows = [storedMonth(1, '', MONTH, '150,,200', '1,,1', 0)];
    expect(daysOf(rows, sum, MONTH - 1, MONTH + 3)).toEqual([null, 1.5, null, 2, null]);
  });

  test('people are counted once over days, and on each day', () => {
    const rows = [storedMonth(1, 'ada', MONTH, '', '', 0b101), storedMonth(1, 'bo', MONTH, '', '', 0b100)];
    expect(peopleByDay(rows, MONTH, MONTH + 2)).toEqual([1, null, 2]);
    expect(peopleIn(rows, MONTH, MONTH + 2)).toBe(2);
    expect(peopleIn(rows, MONTH, MONTH + 1)).toBe(1);
  });

  test('a rolling sum loses the day that leaves its window', () => {
    expect(rolling([1, 2, null, 4, 5], 3, 3)).toEqual([3, 6, 9]);
  });

  test('weeks end with the newest day; of highest values the highest stays', () => {
    expect(byWeeks([9, 1, 1, 1, 1, 1, 1, 1], 'sum')).toEqual([9, 7]);
    expect(byWeeks([9, 1, 3], 'max')).toEqual([9]);
    expect(foldDays([null, null], 'sum')).toBeNull();
  });
});
