import { describe, expect, test } from 'vitest';
import { readerOf } from './read-value.ts';

describe('readerOf', () => {
  test('a number is digits and nothing beside them', () => {
    const read = readerOf('number', undefined, 'UTC');
    expect(['12', '-1.5', '2e3', '0'].map(read)).toEqual([12, -1.5, 2000, 0]);
    expect(['100 visits', '1,000', '', '0x10', 'NaN', '1.2.3', '1e999'].map(read)).toEqual(Array(7).fill(undefined));
  });

  test('a format tells the marks of a number', () => {
    expect(readerOf('number', '1.234,5', 'UTC')('12.345,67')).toBe(12345.67);
    expect(readerOf('number', '1.234,5', 'UTC')('1.50')).toBeUndefined();
    expect(readerOf('number', '1,234.5', 'UTC')('1,000')).toBe(1000);
    expect(readerOf('number', '1,5', 'UTC')('2,5')).toBe(2.5);
    expect(readerOf('number', '1,5', 'UTC')('2.5')).toBeUndefined();
    expect(readerOf('number', '1,5', 'UTC')('2,5,5')).toBeUndefined();
  });

  test('a whole number has no fraction', () => {
    expect(['7', '7.0', '7.5'].map(readerOf('integer', undefined, 'UTC'))).toEqual([7, 7, undefined]);
  });

  test('yes and no have several spellings', () => {
    const read = readerOf('bool', undefined, 'UTC');
    expect(['True', 'no', '1', 'N', 'maybe'].map(read)).toEqual([true, false, true, false, undefined]);
  });

  test('a date is one that the calendar has', () => {
    const read = readerOf('date', undefined, 'UTC');
    expect(['2024-02-29', '2023-02-29', '2024-7-1', '29.02.2024'].map(read)).toEqual([
      '2024-02-29',
      undefined,
      undefined,
      undefined,
    ]);
    expect(readerOf('date', 'DD.MM.YYYY', 'UTC')('1.7.2024')).toBe('2024-07-01');
  });

  test('the date of an instant is the one in the zone', () => {
    expect(readerOf('date', undefined, 'Asia/Tokyo')('2024-06-30T20:00:00Z')).toBe('2024-07-01');
  });

  test('a time without a zone is of the zone given, a date the start of its day', () => {
    const read = readerOf('instant', undefined, 'Europe/Berlin');
    expect(read('2024-07-01')).toBe('2024-06-30T22:00:00.000Z');
    expect(read('2024-07-01 09:30:15')).toBe('2024-07-01T07:30:15.000Z');
    expect(read('2024-07-01T09:30:15.25+00:00')).toBe('2024-07-01T09:30:15.250Z');
    expect(read('2024-07-01 25:00')).toBeUndefined();
    expect(readerOf('instant', 'MM/DD/YYYY HH:mm', 'UTC')('12/31/2024 23:05')).toBe('2024-12-31T23:05:00.000Z');
  });
});
