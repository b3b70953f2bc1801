import { describe, expect, test } from 'vitest';
import {
  contractionRate,
  contributionTo,
  expansionShare,
  grossRetention,
  logoChurn,
  netRetention,
} from './retention.ts';
import { type AccountArr, revenueBridges } from './revenue-bridge.ts';

const paid = (account: string, start: number, end: number, currency = 'USD'): AccountArr => ({
  account,
  currency,
  start,
  end,
});

/** 1,000 at the start: one stays, one grows by 150, one shrinks by 50, one leaves with 200; one comes with 450. */
const YEAR = [
  paid('stays', 300, 300),
  paid('grows', 250, 400),
  paid('shrinks', 250, 200),
  paid('leaves', 200, 0),
  paid('comes', 0, 450),
];
const bridge = () => {
  const [usd] = revenueBridges(YEAR);
  if (usd === undefined) throw new Error('no bridge');
  return usd;
};

describe('a revenue bridge', () => {
  test('says of each account how it came from one end to the other', () => {
    expect(revenueBridges(YEAR)).toEqual([
      { currency: 'USD', start: 1000, expansion: 150, contraction: 50, churn: 200, gained: 450 },
    ]);
  });

  test('adds no amounts of two currencies', () => {
    expect(revenueBridges([...YEAR, paid('stays', 90, 100, 'EUR')])).toEqual([
      { currency: 'EUR', start: 90, expansion: 10, contraction: 0, churn: 0, gained: 0 },
      bridge(),
    ]);
  });

  test('ends at what customers pay then', () => {
    const { start, expansion, contraction, churn, gained } = bridge();
    const end = YEAR.reduce((sum, account) => sum + account.end, 0);
    expect(start + expansion - contraction - churn + gained).toBe(end);
  });
});

describe('of 1,000 at the start', () => {
  test('net retention counts expansion and no new customer', () => {
    expect(netRetention(bridge())).toEqual({ numerator: 900, denominator: 1000 });
  });

  test('gross retention counts no expansion', () => {
    expect(grossRetention(bridge())).toEqual({ numerator: 750, denominator: 1000 });
  });

  test('contraction is of those who stayed', () => {
    expect(contractionRate(bridge())).toEqual({ numerator: 50, denominator: 1000 });
  });

  test('expansion is a share of itself and of new customers', () => {
    expect(expansionShare(bridge())).toEqual({ numerator: 150, denominator: 600 });
  });

  test('a contribution is points of net retention', () => {
    expect(contributionTo(bridge(), 100)).toEqual({ numerator: 100, denominator: 1000 });
  });

  test('one customer of four is lost', () => {
    expect(logoChurn(YEAR)).toEqual({ numerator: 1, denominator: 4 });
  });
});

test('a customer who changes the currency is not lost', () => {
  expect(logoChurn([paid('moves', 100, 0, 'EUR'), paid('moves', 0, 120, 'USD')])).toEqual({
    numerator: 0,
    denominator: 1,
  });
});
