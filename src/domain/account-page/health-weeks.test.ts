import { expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import { monthChange, standingAt, weeksOf } from './health-weeks.ts';

const NOW: Instant = Date.UTC(2026, 2, 30);
const points = [
  { at: NOW - 60 * DAY, value: 50 },
  { at: NOW - 20 * DAY, value: 62.5 },
  { at: NOW - 3 * DAY, value: null },
  { at: NOW - 2 * DAY, value: 70.25 },
];

test('what stood at an instant is what it last became', () => {
  expect(standingAt(points, NOW - 61 * DAY)).toBeNull();
  expect(standingAt(points, NOW - 21 * DAY)).toBe(50);
  expect(standingAt(points, NOW - 20 * DAY)).toBe(62.5);
});

test('weeks are read at their ends, the newest now', () => {
  expect(weeksOf(points, NOW, 4)).toEqual([50, 62.5, 62.5, 70.25]);
});

test('the change of a month needs both ends', () => {
  expect(monthChange(points, NOW)).toBe(20.3);
  expect(monthChange(points.slice(2), NOW)).toBeNull();
});
