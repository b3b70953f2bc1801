import { expect, test } from 'vitest';
import { comparedFields } from './changed-fields.ts';

test('what differs is told, and apart from it what says of what it is', () => {
  const before = { user: '1', role: 'csm', tags: ['a'] };
  const { changed, same } = comparedFields(before, { ...before, role: 'admin' });
  expect(changed).toEqual([{ name: 'role', was: 'csm', is: 'admin' }]);
  expect(same.map(({ name }) => name)).toEqual(['user', 'tags']);
});

test('what came or went has a value on one side', () => {
  expect(comparedFields(undefined, { role: 'csm' }).changed).toEqual([{ name: 'role', was: undefined, is: 'csm' }]);
  expect(comparedFields({ role: 'csm', zone: null }, null).changed).toEqual([
    { name: 'role', was: 'csm', is: undefined },
  ]);
  expect(comparedFields(undefined, undefined)).toEqual({ changed: [], same: [] });
});

test('of many things each is told with what changed of it', () => {
  const before = { acme: { owner: 'ann', zone: 'UTC' }, birch: { owner: null } };
  const after = { acme: { owner: 'bo', zone: 'UTC' }, birch: { owner: 'bo' } };
  expect(comparedFields(before, after).changed).toEqual([
    { name: 'acme · owner', was: 'ann', is: 'bo' },
    { name: 'birch · owner', was: undefined, is: 'bo' },
  ]);
});
