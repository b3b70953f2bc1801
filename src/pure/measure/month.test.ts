import { expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import { daysText, storedMonth } from './month.ts';

const values = fc.array(fc.option(fc.maxSafeInteger(), { nil: undefined }), { minLength: 1, maxLength: 31 });

test('a month comes back as it was stored, to the last digit and to the days on which nothing happened', () => {
  fc.assert(
    fc.property(values, (days) => {
      // What is stored ends with a day on which something happened.
      const stored = [...days, 7];
      expect(storedMonth(1, '', 20_000, daysText(stored), '', 0).days).toEqual(stored);
    }),
  );
});

test('one that holds contacts alone has no days', () => {
  const month = storedMonth(1, 'ann', 20_000, '', '', 5);
  expect([month.days, month.counts, month.mask]).toEqual([[], [], 5]);
});

test('nothing is not zero', () => {
  expect(daysText([3, undefined, 0])).toBe('3,,0');
});
