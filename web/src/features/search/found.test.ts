import { expect, test } from 'vitest';
import { placeOf } from './found.ts';

test('what was found opens where it is looked at', () => {
  expect(placeOf({ kind: 'account', id: 'a/b c', title: '' })).toBe('/accounts/a%2Fb%20c/summary');
  expect(placeOf({ kind: 'contact', id: 'c', title: '', account: 'acme' })).toBe('/accounts/acme/people');
  expect(placeOf({ kind: 'journey', id: 'grow', title: '', playbook: 'up' })).toBe('/journeys/up/grow');
});

test('a saved view opens its list as it was arranged; what looks like a number stays a text', () => {
  const found = {
    kind: 'view',
    id: 'v1',
    title: '',
    list: 'signals',
    state: { q: '42', filter: 'a > 1', closed: true },
  } as const;
  const [path, address] = placeOf(found).split('?');
  expect(path).toBe('/signals');
  expect(Object.fromEntries(new URLSearchParams(address))).toEqual({
    q: '"42"',
    filter: 'a > 1',
    closed: 'true',
    view: 'v1',
  });
});
