import { describe, expect, test } from 'vitest';
import { editDistance, nearestName, suggestion } from './nearest-name.ts';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', '', 3],
    ['usage', 'usgae', 1],
    ['usage', 'usages', 1],
    ['usage', 'image', 2],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe('nearestName', () => {
  test('is the known name with the fewest letters changed', () => {
    expect(nearestName('plan_limmit', ['plan_list', 'plan_limit', 'tier'])).toBe('plan_limit');
    expect(nearestName('Tier', ['tier', 'timer'])).toBe('tier');
  });

  test('is none where a third of the letters would change', () => {
    expect(nearestName('usage', ['seats', 'logins'])).toBeUndefined();
    expect(nearestName('x', ['abc'])).toBeUndefined();
  });
});

describe('suggestion', () => {
  test('is the nearest name, else the few that there are, else that there are none', () => {
    expect(suggestion('expnsion', ['expansion'])).toBe('; did you mean expansion?');
    expect(suggestion('zzz', ['expansion', 'risk'])).toBe('; there are expansion, risk.');
    expect(suggestion('zzz', [...'abcdefghi'])).toBe('; there are a, b, c, d, e, f, g, h, ….');
    expect(suggestion('zzz', [])).toBe('; none is declared.');
  });
});
