import { expect, test } from 'vitest';
import { readSearch } from './search.ts';

test('what has a form that can be used stays, and nothing else', () => {
  expect(readSearch({ months: 12, on: '2026-03-02', kinds: 'mail,note', text: '<b>', x: 1 })).toEqual({
    months: '12',
    on: '2026-03-02',
    kinds: 'mail,note',
    text: '<b>',
  });
  expect(readSearch({ months: 5, on: 'yesterday', kinds: 'A', event: 'x', days: {} })).toEqual({});
});
