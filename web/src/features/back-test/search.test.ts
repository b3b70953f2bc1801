import { describe, expect, test } from 'vitest';
import { readBackTestSearch } from './search.ts';

describe('the address of a back-test', () => {
  test('keeps what it knows and drops the rest', () => {
    expect(readBackTestSearch({ kind: 'band', way: 'up', name: 'health', open: 'acme', at: 5, more: 1 })).toEqual({
      kind: 'band',
      name: 'health',
      open: 'acme',
      at: 5,
    });
    expect(readBackTestSearch({ kind: 'bands', way: 'comes', name: '', at: 'soon' })).toEqual({ way: 'comes' });
  });
});
