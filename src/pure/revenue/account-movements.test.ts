import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import {
  type AccountMovement,
  accountMovements,
  type ContractHistory,
  type ContractStatement,
} from './account-movements.ts';
import { logoChurn } from './retention.ts';
import { type AccountArr, revenueBridges } from './revenue-bridge.ts';

const contract = (name: string, startsOn: number, arrMinor: number, endsOn?: number): ContractHistory => ({
  contract: name,
  statements: [{ from: startsOn, startsOn, arrMinor, currency: 'USD', ...(endsOn === undefined ? {} : { endsOn }) }],
});
const ALL = { from: 0, to: 1000 };
const kinds = (contracts: readonly ContractHistory[], period = ALL) =>
  accountMovements(contracts, period).map(({ on, movement, before, after }) => [on, movement, before, after]);

describe('accountMovements', () => {
  test('the sum of overlapping contracts moves, from the first day that one counts to the day after its last', () => {
    expect(kinds([contract('a', 10, 100, 19), contract('b', 15, 50, 29), contract('c', 40, 30)])).toEqual([
      [10, 'new', 0, 100],
      [15, 'expansion', 100, 150],
      [20, 'contraction', 150, 50],
      [30, 'churn', 50, 0],
      [40, 'reactivation', 0, 30],
    ]);
  });

  test('a trial is no revenue, and what follows it is new', () => {
    expect(kinds([contract('trial', 1, 0, 30), contract('paid', 31, 100)])).toEqual([[31, 'new', 0, 100]]);
  });

  test('a contract that follows another at the same price moves nothing; at another it is what the difference is', () => {
    expect(kinds([contract('old', 1, 100, 30), contract('next', 31, 100, 60), contract('more', 61, 120)])).toEqual([
      [1, 'new', 0, 100],
      [61, 'expansion', 100, 120],
    ]);
  });

  test('what happened before the period decides whether a customer is new, and is not told', () => {
    const back = [contract('a', 1, 100, 30), contract('b', 50, 80)];
    expect(kinds(back, { from: 40, to: 60 })).toEqual([[50, 'reactivation', 0, 80]]);
    expect(kinds(back, { from: 1, to: 30 })).toEqual([[1, 'new', 0, 100]]);
    expect(kinds(back, { from: 31, to: 31 })).toEqual([[31, 'churn', 100, 0]]);
  });

  test('the contracts that caused it are named, those that stay are not', () => {
    const [, moved] = accountMovements([contract('s', 1, 5), contract('b', 9, 1), contract('a', 9, 2)], ALL);
    expect(moved?.contracts).toEqual(['a', 'b']);
  });

  test('a statement holds from its day on, and the first also before it', () => {
    const raised: ContractHistory = {
      contract: 'c',
      statements: [
        { from: 20, startsOn: 10, arrMinor: 100, currency: 'USD' },
        { from: 30, startsOn: 10, arrMinor: 150, currency: 'USD' },
        { from: 40, startsOn: 10, arrMinor: 150, currency: 'USD', endsOn: 35 },
      ],
    };
    expect(kinds([raised])).toEqual([
      [10, 'new', 0, 100],
      [30, 'expansion', 100, 150],
      [40, 'churn', 150, 0],
    ]);
  });
});

const day = fc.integer({ min: 0, max: 40 });
const statement: fc.Arbitrary<ContractStatement> = fc
  .record({
    from: day,
    startsOn: day,
    length: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
    arrMinor: fc.constantFrom(0, 100, 100, 250),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
  })
  .map(({ length, ...rest }) => ({ ...rest, ...(length === undefined ? {} : { endsOn: rest.startsOn + length }) }));
const histories = fc
  .array(fc.array(statement, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
  .map((all): ContractHistory[] =>
    all.map((statements, index) => ({
      contract: `c${index}`,
      statements: statements.sort((a, b) => a.from - b.from),
    })),
  );

/** What one contract is worth on a day: the last statement of then, or the first. */
function worth({ statements }: ContractHistory, on: number, currency: string): number {
  const held = statements.filter(({ from }) => from <= on).at(-1) ?? statements[0];
  if (held === undefined || held.currency !== currency || on < held.startsOn) return 0;
  return held.endsOn !== undefined && on > held.endsOn ? 0 : held.arrMinor;
}
const sumOn = (contracts: readonly ContractHistory[], on: number, currency: string): number =>
  contracts.reduce((sum, one) => sum + worth(one, on, currency), 0);

/** Looks at every day on its own. */
function byHand(contracts: readonly ContractHistory[], from: number, to: number): AccountMovement[] {
  const movements: AccountMovement[] = [];
  for (let on = from; on <= to; on++) {
    for (const currency of ['EUR', 'USD']) {
      const [before, after] = [sumOn(contracts, on - 1, currency), sumOn(contracts, on, currency)];
      if (before === after) continue;
      let hasPaid = false;
      for (let past = -1; past < on; past++) if (sumOn(contracts, past, currency) > 0) hasPaid = true;
      const grown = after > before ? 'expansion' : 'contraction';
      const movement = before === 0 ? (hasPaid ? 'reactivation' : 'new') : after === 0 ? 'churn' : grown;
      const caused = contracts.filter((one) => worth(one, on, currency) !== worth(one, on - 1, currency));
      movements.push({ on, movement, currency, before, after, contracts: caused.map((one) => one.contract) });
    }
  }
  return movements;
}

describe('whatever the contracts', () => {
  test('movements are those of a look at every day', () => {
    fc.assert(
      fc.property(histories, day, day, (contracts, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other) + 20];
        expect(accountMovements(contracts, { from, to })).toEqual(byHand(contracts, from, to));
      }),
      { numRuns: 2000 },
    );
  });

  test('they lead from the revenue at the start of a window to that at its end, as KPIs compare it', () => {
    fc.assert(
      fc.property(fc.array(histories, { maxLength: 6 }), day, day, (accounts, one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const ends: AccountArr[] = [];
        const moved: AccountArr[] = [];
        for (const [index, contracts] of accounts.entries()) {
          for (const currency of ['EUR', 'USD']) {
            const row = { account: `a${index}`, currency };
            ends.push({ ...row, start: sumOn(contracts, start, currency), end: sumOn(contracts, end, currency) });
            const until = (to: number) =>
              accountMovements(contracts, { from: 0, to })
                .filter((movement) => movement.currency === currency)
                .reduce((sum, { before, after }) => sum + after - before, 0);
            moved.push({ ...row, start: until(start), end: until(end) });
          }
        }
        expect(revenueBridges(moved)).toEqual(revenueBridges(ends));
        expect(logoChurn(moved)).toEqual(logoChurn(ends));
      }),
      { numRuns: 300 },
    );
  });
});
