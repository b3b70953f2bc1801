import { describe, expect, test } from 'vitest';
import { countSelected, isSelected, NOTHING, type Selection, toggled, withRows } from './selection.ts';

const all: Selection = { kind: 'all', ids: new Set() };

describe('a selection', () => {
  test('of some has each row once', () => {
    const two = withRows(NOTHING, ['a', 'b', 'a'], true);
    expect(countSelected(two, 100)).toBe(2);
    expect(isSelected(toggled(two, 'a'), 'a')).toBe(false);
    expect(countSelected(withRows(two, ['a', 'b'], false), 100)).toBe(0);
  });

  test('of a whole filter leaves out what is taken away', () => {
    const most = toggled(all, 'a');
    expect([isSelected(most, 'a'), isSelected(most, 'b')]).toEqual([false, true]);
    expect(countSelected(most, 100)).toBe(99);
    expect(countSelected(withRows(most, ['a'], true), 100)).toBe(100);
    expect(countSelected(withRows(all, ['b', 'c'], false), 100)).toBe(98);
  });
});
