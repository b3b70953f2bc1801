import { expect, test } from 'vitest';
import { instantOf, localText } from './local-time.ts';

test('a time in a field is one of the reader’s clock, there and back', () => {
  expect(localText(Date.UTC(2026, 2, 2, 9, 30), 'Asia/Seoul')).toBe('2026-03-02T18:30');
  expect(instantOf('2026-03-02T18:30', 'Asia/Seoul')).toBe('2026-03-02T09:30:00.000Z');
});

test('on both sides of a change of clocks', () => {
  expect(instantOf('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z');
  expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
});

test('a field that says nothing is no instant', () => {
  expect(instantOf('', 'UTC')).toBeUndefined();
});
