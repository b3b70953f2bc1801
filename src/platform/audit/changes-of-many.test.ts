import { expect, test } from 'vitest';
import { changesOfMany } from './changes-of-many.ts';

test('each of many is told as it was and is', () => {
  expect(changesOfMany([{ name: 'acme', before: { owner: 'ann' }, after: null }])).toEqual([
    { acme: { owner: 'ann' } },
    { acme: null },
  ]);
});

test('of very many the first are told, and how many more there were', () => {
  const items = Array.from({ length: 503 }, (_, index) => ({ name: `a${index}`, before: null, after: 'held' }));
  const [before, after] = changesOfMany(items);
  expect(Object.keys(before)).toHaveLength(500);
  expect(after).toMatchObject({ a0: 'held', a499: 'held', and_more: 3 });
});
