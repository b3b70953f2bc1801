import { describe, expect, test } from 'vitest';
import { dateText } from '#base';
import type { Kpi } from '#pure/playbook';
import type { AccountArr } from '#pure/revenue';
import { aKpi, aPeriod, happened, kpiData, shareTarget } from '../../../test/kpis.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';
import { isMet } from './met.ts';
import { revenueWindow } from './revenue-kpi.ts';

const PERIOD = aPeriod('2026-01-01', '2026-03-31');
type Revenue = Extract<Kpi, { kind: 'revenue' }>['revenue'];
const revenue = (name: Revenue, journey?: string): Kpi =>
  aKpi({ kind: 'revenue', revenue: name, months: 12, ...(journey === undefined ? {} : { journey }) });
const paid = (account: string, start: number, end: number, currency = 'USD'): AccountArr => ({
  account,
  currency,
  start,
  end,
});
/** 1,000 at the start, 900 of it there at the end, and 450 of a new customer. */
const YEAR = [
  paid('stays', 300, 300),
  paid('grows', 250, 400),
  paid('shrinks', 250, 200),
  paid('leaves', 200, 0),
  paid('comes', 0, 450),
];
const over = (accounts: readonly AccountArr[], ...events: ReturnType<typeof happened>[]) =>
  kpiData(events, { arr: new Map([[12, accounts]]) });
const order = (id: string, account: string, at: string, additional: number, journey: string) =>
  happened('order.created', at, {
    account,
    run: id,
    journey,
    properties: { order: id, additional_arr: additional, currency: 'USD' },
  });

describe('revenue', () => {
  test.each<[Revenue, number, number]>([
    ['net_retention', 900, 1000],
    ['gross_retention', 750, 1000],
    ['contraction', 50, 1000],
    ['expansion_share', 150, 600],
    ['logo_churn', 1, 4],
  ])('%s of the example is %i of %i', (name, numerator, denominator) => {
    const figure = computeKpi(revenue(name), over(YEAR), PERIOD);
    expect(figure).toMatchObject({ numerator, denominator, value: numerator / denominator });
  });

  test('shows each currency with its bridge, and has no figure over several', () => {
    const figure = computeKpi(revenue('net_retention'), over([...YEAR, paid('eu', 100, 120, 'EUR')]), PERIOD);
    expect(figure.value).toBeUndefined();
    expect(figure.money).toMatchObject([
      { currency: 'EUR', minor: 120, of: 100, share: 1.2, bridge: { start: 100, expansion: 20 } },
      { currency: 'USD', minor: 900, of: 1000, share: 0.9, bridge: { churn: 200, gained: 450 } },
    ]);
  });

  test('is not made to stand open by a currency in which nobody paid at the start', () => {
    const figure = computeKpi(revenue('net_retention'), over([...YEAR, paid('eu', 0, 120, 'EUR')]), PERIOD);
    expect(figure.value).toBe(0.9);
  });

  test('without a customer at the start has no value', () => {
    const kpi = { ...revenue('net_retention'), target: shareTarget('above', 1.1) };
    const figure = computeKpi(kpi, over([paid('comes', 0, 450)]), PERIOD);
    expect(figure.value).toBeUndefined();
    expect(isMet(kpi, figure)).toBeUndefined();
  });

  test('opens into the accounts that it is made of', () => {
    const results = (name: Revenue) =>
      rowsOfKpi(revenue(name), over(YEAR), PERIOD).map(({ account, result }) => `${account} ${result}`);
    expect(results('net_retention')).toEqual(['grows yes', 'leaves yes', 'shrinks yes', 'stays yes']);
    expect(results('logo_churn')).toEqual(['grows no', 'leaves yes', 'shrinks no', 'stays no']);
    expect(results('contraction')).toEqual(['grows no', 'leaves no', 'shrinks yes', 'stays no']);
    expect(results('expansion_share')).toEqual(['comes no', 'grows yes']);
  });

  test('contribution is what orders of the journey added to customers of the start, in the window', () => {
    const orders = [
      order('o1', 'grows', '2025-04-01', 1.0, 'upgrade'),
      order('o2', 'grows', '2026-03-31T23:59', 0.4, 'upgrade'),
      order('o3', 'grows', '2025-06-01', 0.1, 'renewal'),
      order('o4', 'comes', '2025-06-01', 4.5, 'upgrade'),
      order('o5', 'grows', '2025-03-31T23:59', 7, 'upgrade'),
      order('o6', 'shrinks', '2025-07-01', -0.5, 'upgrade'),
    ];
    const kpi = revenue('contribution', 'upgrade');
    const figure = computeKpi(kpi, over(YEAR, ...orders), PERIOD);
    expect(figure).toMatchObject({ numerator: 140, denominator: 1000, value: 0.14 });
    expect(rowsOfKpi(kpi, over(YEAR, ...orders), PERIOD).map(({ record }) => record)).toEqual(['o1', 'o2']);
  });

  test('looks at the last day of the period and the day so many months before, at most at today', () => {
    const window = (to: string, now: string): string[] => {
      const { start, end } = revenueWindow(12, aPeriod('2026-01-01', to, now));
      return [dateText(start), dateText(end)];
    };
    expect(window('2026-03-31', '2026-05-01')).toEqual(['2025-03-31', '2026-03-31']);
    expect(window('2026-12-31', '2026-05-01')).toEqual(['2025-05-01', '2026-05-01']);
    expect(window('2028-02-29', '2028-05-01')).toEqual(['2027-02-28', '2028-02-29']);
  });
});
