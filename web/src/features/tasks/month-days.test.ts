import { expect, test } from 'vitest';
import { monthAfter, monthDays } from './month-days.ts';

test('a month is shown in whole weeks, Monday first', () => {
  expect(monthDays('2026-11')).toHaveLength(42);
  expect(monthDays('2026-11')[0]).toBe('2026-10-26');
  expect(monthDays('2026-11').at(-1)).toBe('2026-12-06');
  // Four weeks exactly.
  expect(monthDays('2027-02')).toHaveLength(28);
  expect(monthDays('2027-02')[0]).toBe('2027-02-01');
});

test('months go on over the end of a year', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
});
