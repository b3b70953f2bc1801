import { describe, expect, test } from 'vitest';
import { listSearch, readColumns, readSort, writeColumns, writeSort } from './list-search.ts';

describe('the address of a list', () => {
  test('keeps what a list understands and nothing else', () => {
    expect(listSearch({ q: 'acme', whose: 'mine', other: 1, filter: '' })).toEqual({ q: 'acme', whose: 'mine' });
    expect(listSearch({ whose: 'theirs', q: 42 })).toEqual({ q: '42' });
  });

  test('says columns in their order, with widths of their own; a comma inside one does not part it', () => {
    const columns = [{ id: 'name', width: 260 }, { id: 'usage.sum("30d")' }, { id: 'min(a, b)', width: 90 }];
    expect(writeColumns(columns)).toBe('name~260,usage.sum("30d"),min(a, b)~90');
    expect(readColumns(writeColumns(columns))).toEqual(columns);
    expect(readColumns(undefined)).toBeUndefined();
  });

  test('says what it is sorted by, and which way', () => {
    expect(readSort('-health')).toEqual({ column: 'health', descending: true });
    expect(writeSort({ column: 'arr', descending: false })).toBe('arr');
  });
});
