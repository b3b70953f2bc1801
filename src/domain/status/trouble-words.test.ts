import { expect, test } from 'vitest';
import { lasting, many } from './trouble-words.ts';

test.each([
  [0, '0 s'],
  [89, '89 s'],
  [90, '2 min'],
  [3600, '60 min'],
  [5400, '2 h'],
  [86_400, '24 h'],
  [3 * 86_400, '3 days'],
])('%d seconds are %s', (seconds, words) => {
  expect(lasting(seconds)).toBe(words);
});

test('one is told apart from more, and a count that was broken off from one that is exact', () => {
  expect(many(1, 'event waits', 'events wait')).toBe('1 event waits');
  expect(many(2, 'event waits', 'events wait')).toBe('2 events wait');
  expect(many(499, 'event', 'events', 500)).toBe('499 events');
  expect(many(500, 'event', 'events', 500)).toBe('at least 500 events');
});
