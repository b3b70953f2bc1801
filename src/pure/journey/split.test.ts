import { describe, expect, test } from 'vitest';
import { fractionOf } from '#base';
import { HEAD, journeyOf, oneStage, START, Trip } from '../../../test/journey-trip.ts';

const STEPS = `- split: tone
  arms:
    - { arm: short, weight: 20, go: brief }
    - { arm: long, weight: 50 }
    - { arm: none, weight: 30, steps: [ { exit: untouched } ] }
- { id: long_one, email: again }
- choose: [ { when: outcome("tone") == "long", exit: long } ]
  otherwise: { exit: other }
- { id: brief, email: outreach }`;
const journey = oneStage(STEPS);
const accounts = Array.from({ length: 3000 }, (_, n) => `account ${n}`);
const armOf = (account: string, of = journey) =>
  new Trip(of, START, 'UTC', undefined, true, {}, { account }).enrollment.outcomes.tone ?? '';

describe('a split', () => {
  test('gives each arm its share of the accounts', () => {
    const arms = accounts.map((account) => armOf(account));
    const shareOf = (arm: string) => arms.filter((one) => one === arm).length / arms.length;
    expect(shareOf('short')).toBeCloseTo(0.2, 1);
    expect(shareOf('long')).toBeCloseTo(0.5, 1);
    expect(shareOf('none')).toBeCloseTo(0.3, 1);
  });

  test('cuts at the weights, in their order: an account stays in its arm', () => {
    for (const account of accounts.slice(0, 300)) {
      const share = fractionOf('upgrade.tone', account) * 100;
      expect(armOf(account)).toBe(share < 20 ? 'short' : share < 70 ? 'long' : 'none');
    }
  });

  test('leads where the arm goes, or on; its name is the outcome', () => {
    const ways = new Map(
      accounts.map((account) => {
        const { asked, enrollment } = new Trip(journey, START, 'UTC', undefined, true, {}, { account });
        return [enrollment.outcomes.tone, [...asked, enrollment.outcome]];
      }),
    );
    expect(Object.fromEntries(ways)).toEqual({
      short: ['outreach', 'completed'],
      long: ['again', 'long'],
      none: ['untouched'],
    });
  });

  test('of another journey or name is drawn anew', () => {
    const other = journeyOf(`${HEAD.replace('journey: upgrade', 'journey: other')}stages:
  - stage: only
    steps:
      - { split: tone, arms: [ { arm: short, weight: 50 }, { arm: long, weight: 50 } ] }
`);
    const same = oneStage('- { split: tone, arms: [ { arm: short, weight: 50 }, { arm: long, weight: 50 } ] }');
    const moved = accounts.filter((account) => armOf(account, other) !== armOf(account, same));
    expect(moved.length / accounts.length).toBeCloseTo(0.5, 1);
  });
});
