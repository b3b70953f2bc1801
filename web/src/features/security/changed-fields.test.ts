import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('only what differs is told', () => {
  const before = { user: '1', role: 'csm', tags: ['a'] };
  expect(changedFields(before, { ...before, role: 'admin' })).toEqual([{ name: 'role', was: 'csm', is: 'admin' }]);
});

test('what came or went has a value on one side', () => {
  expect(changedFields(undefined, { role: 'csm' })).toEqual([{ name: 'role', was: '–', is: 'csm' }]);
  expect(changedFields({ role: 'csm', zone: null }, null)).toEqual([{ name: 'role', was: 'csm', is: '–' }]);
  expect(changedFields(undefined, undefined)).toEqual([]);
});
