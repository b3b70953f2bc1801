import { describe, expect, test } from 'vitest';
import { AllAlike, bisect, halves, NamedFailures } from './bisect.ts';

const many = Array.from({ length: 500 }, (_, n) => n);
const never = (): boolean => false;

/** Attempts of which those with a bad item fail; `tries` counts them. */
function attempts(isBad: (n: number) => boolean) {
  const counted = {
    tries: 0,
    async attempt(part: readonly number[]) {
      counted.tries++;
      if (part.some(isBad)) throw new Error('bad');
      return part;
    },
  };
  return counted;
}

describe('bisect', () => {
  test.each([0, 1, 249, 250, 377, 499])('finds one bad of 500 (number %i) in 20 tries at most', async (bad) => {
    const counted = attempts((n) => n === bad);
    const { done, failed } = await bisect(halves(many), counted.attempt, never);
    expect(failed.map(({ item }) => item)).toEqual([bad]);
    expect(done.flat().sort((a, b) => a - b)).toEqual(many.filter((n) => n !== bad));
    expect(counted.tries).toBeLessThanOrEqual(20);
  });

  test('finds several, also when they are the first ones, and does each other item once', async () => {
    const bad = [0, 1, 2, 3, 4, 5, 6, 300, 499];
    const { done, failed } = await bisect([many], attempts((n) => bad.includes(n)).attempt, never);
    expect(failed.map(({ item }) => item).sort((a, b) => a - b)).toEqual(bad);
    expect(done.flat().sort((a, b) => a - b)).toEqual(many.filter((n) => !bad.includes(n)));
  });

  test('stops after few tries when everything fails', async () => {
    const counted = attempts(() => true);
    await expect(bisect(halves(many), counted.attempt, never)).rejects.toThrow(AllAlike);
    expect(counted.tries).toBeLessThanOrEqual(30);
  });

  test('takes at their word attempts that know which items fail: two tries', async () => {
    let tries = 0;
    const { done, failed } = await bisect(
      [many],
      async (part) => {
        tries++;
        const bad = part.filter((n) => n % 100 === 7);
        if (bad.length > 0) throw new NamedFailures(bad.map((item) => ({ item, error: new Error('bad') })));
        return part.length;
      },
      never,
    );
    expect({ tries, done, failed: failed.map(({ item }) => item) }).toEqual({
      tries: 2,
      done: [495],
      failed: [7, 107, 207, 307, 407],
    });
  });

  test('few items that all fail are bad ones', async () => {
    const { failed } = await bisect([[1, 2, 3, 4]], attempts(() => true).attempt, never);
    expect(failed).toHaveLength(4);
  });

  test('gives up at once on what is no item’s fault', async () => {
    const counted = attempts(() => true);
    await expect(bisect([many], counted.attempt, () => true)).rejects.toThrow('bad');
    expect(counted.tries).toBe(1);
  });
});
