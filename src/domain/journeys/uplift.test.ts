import { describe, expect, test } from 'vitest';
import { upliftOf } from './uplift.ts';

describe('the uplift over a hold-out', () => {
  test('is the difference of the shares, with the interval of Newcombe (1998), example a', () => {
    const uplift = upliftOf({ count: 70, reached: 56 }, { count: 80, reached: 48 });
    expect(uplift?.points).toBeCloseTo(0.2, 6);
    expect(uplift?.from).toBeCloseTo(0.0524, 4);
    expect(uplift?.to).toBeCloseTo(0.3339, 4);
  });

  test('is not known while nobody is held out, or nobody treated', () => {
    expect(upliftOf({ count: 10, reached: 3 }, { count: 0, reached: 0 })).toBeUndefined();
    expect(upliftOf({ count: 0, reached: 0 }, { count: 10, reached: 3 })).toBeUndefined();
  });
});
