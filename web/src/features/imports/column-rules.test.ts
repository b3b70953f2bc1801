import { describe, expect, test } from 'vitest';
import { attributeName, inText, rulesOf, targetOf, withReading, withTarget } from './column-rules.ts';

const DATA = {
  zone: 'Asia/Seoul',
  columns: {
    account: 'ID',
    arr: { column: 'ARR', to: 'number' },
    name: { column: ['First', 'Last'] },
    source: { constant: 'old' },
  },
  'skip when': { status: 'test' },
};

describe('the columns of a map', () => {
  test('are plain where a screen can say all of it, and of the text where it can’t', () => {
    const rules = rulesOf(DATA);
    expect(targetOf(rules, 'ID')).toBe('account');
    expect(targetOf(rules, 'First')).toBeUndefined();
    expect(inText(rules, 'First')).toBe(true);
  });

  test('change one at a time; what the screen does not show stays', () => {
    expect(withTarget(DATA, 'ID', 'segment')).toEqual({
      ...DATA,
      columns: { arr: DATA.columns.arr, name: DATA.columns.name, source: DATA.columns.source, segment: 'ID' },
    });
    expect(withTarget(DATA, 'ARR', undefined)).toMatchObject({ zone: 'Asia/Seoul', columns: { account: 'ID' } });
    expect(withReading(DATA, 'arr', { to: 'number', format: '1.234,5' })).toMatchObject({
      columns: { arr: { column: 'ARR', to: 'number', format: '1.234,5' } },
    });
    expect(withReading(DATA, 'arr', {})).toMatchObject({ columns: { arr: 'ARR' } });
    expect(withReading(DATA, 'name', { to: 'text' })).toBe(DATA);
  });

  test('of which one takes the target of another put that one out', () => {
    expect(withTarget(DATA, 'ARR', 'account').columns).not.toHaveProperty('arr');
  });
});

test.each([
  ['Plan Tier', 'plan_tier'],
  ['isTrial', 'is_trial'],
  ['2nd line', 'column_2nd_line'],
  ['지역', 'column'],
])('%s is an attribute %s', (column, name) => {
  expect(attributeName(column)).toBe(name);
});
