import { describe, expect, test } from 'vitest';
import type { Money } from '#base';
import type { Kpi, Target } from '#pure/playbook';
import { aKpi, aPeriod, expression, happened, kpiData, utc } from '../../../test/kpis.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';
import type { StandingContract } from './contract-records.ts';
import type { MeasuredRecord } from './measured-record.ts';
import { isMet } from './met.ts';

const MARCH = aPeriod('2026-03-01', '2026-03-31');
const usd = (minor: number): Money => ({ minor, currency: 'USD' });
const eur = (minor: number): Money => ({ minor, currency: 'EUR' });

function opportunity(record: string, isOpen: boolean, value?: Money, probability?: number): MeasuredRecord {
  const amounts = {
    ...(value && { estimated_value: { value: value.minor, currency: value.currency } }),
    ...(probability !== undefined && { probability: { value: probability } }),
  };
  return { account: 'acme', record, at: utc('2026-03-05'), amounts, fields: { is_open: isOpen } };
}

const order = (id: string, at: string, additional: number, account = 'acme', currency = 'USD') =>
  happened('order.created', at, {
    account,
    properties: { order: id, additional_arr: additional, currency, plan: additional > 1000 ? 'Plus' : 'Basic' },
  });

const contract = (account: string, id: string, more: Partial<StandingContract>): StandingContract => ({
  account,
  id,
  startsOn: '2025-01-01',
  arr: usd(0),
  recordedAt: utc('2025-01-01'),
  original: usd(0),
  ...more,
});

const pipeline = aKpi({
  kind: 'sum',
  of: { subject: 'opportunity', field: 'estimated_value' },
  where: expression('opportunity.is_open'),
});
const revenue = aKpi({ kind: 'sum', of: { subject: 'order', field: 'additional_arr' } });
const dealSize: Kpi = aKpi({
  kind: 'average',
  of: { subject: 'order', field: 'additional_arr' },
  asShareOf: { subject: 'contract', field: 'original_arr' },
});

describe('a sum', () => {
  test('is of open opportunities, currency by currency, with those whose value is not known apart', () => {
    const opportunities = [
      opportunity('a', true, usd(120_000)),
      opportunity('b', true, usd(30_050)),
      opportunity('c', false, usd(999_999)),
      opportunity('d', true, eur(5)),
      opportunity('e', true),
    ];
    const figure = computeKpi(pipeline, kpiData([], { opportunities }), MARCH);
    expect(figure.money).toEqual([
      { currency: 'EUR', minor: 5, count: 1 },
      { currency: 'USD', minor: 150_050, count: 2 },
    ]);
    expect(figure).toMatchObject({ withoutValue: 1 });
    expect(figure.value).toBeUndefined();
  });

  test('is of the orders of the period, each once, in minor units', () => {
    const orders = [
      order('o1', '2026-03-01', 1200.1),
      order('o1', '2026-03-01T00:05', 1200.1),
      order('o2', '2026-03-31T23:59', 0.2),
      order('o3', '2026-04-01', 5000),
      order('o4', '2026-02-28T23:59', 5000),
      order('o5', '2026-03-02', 12_000_000, 'seoul', 'KRW'),
    ];
    expect(computeKpi(revenue, kpiData(orders), MARCH).money).toEqual([
      { currency: 'KRW', minor: 12_000_000, count: 1 },
      { currency: 'USD', minor: 120_030, count: 2 },
    ]);
  });

  test('asks its condition of the order itself', () => {
    const plus = { ...revenue, where: expression('order.plan == "Plus"') } as Kpi;
    const orders = [order('o1', '2026-03-02', 1200), order('o2', '2026-03-03', 100)];
    expect(computeKpi(plus, kpiData(orders), MARCH).money).toEqual([{ currency: 'USD', minor: 120_000, count: 1 }]);
  });

  test('asks the rest of its condition of the account', () => {
    const ofReferences = { ...pipeline, where: expression('opportunity.is_open && account.reference') } as Kpi;
    const opportunities = [
      opportunity('a', true, usd(100)),
      { ...opportunity('b', true, usd(10)), account: 'other' },
      { ...opportunity('c', true, usd(1)), account: 'unknown' },
    ];
    const accounts = new Map([
      ['acme', () => true],
      ['other', () => false],
    ]);
    expect(computeKpi(ofReferences, kpiData([], { opportunities, accounts }), MARCH).money).toEqual([
      { currency: 'USD', minor: 100, count: 1 },
    ]);
  });

  test('of contracts is of those in force today', () => {
    const kpi = aKpi({ kind: 'sum', of: { subject: 'contract', field: 'arr' } });
    const contracts = [
      contract('acme', 'ends today', { arr: usd(100), endsOn: '2026-03-31' }),
      contract('acme', 'ended', { arr: usd(1000), endsOn: '2026-03-30' }),
      contract('acme', 'starts today', { arr: usd(10), startsOn: '2026-03-31' }),
      contract('acme', 'starts later', { arr: usd(1), startsOn: '2026-04-01' }),
    ];
    expect(computeKpi(kpi, kpiData([], { contracts }), MARCH).money).toEqual([
      { currency: 'USD', minor: 110, count: 2 },
    ]);
  });

  test('meets a target in major units, in one currency only', () => {
    const target: Target = { compare: 'from', edge: 1200.3, unit: 'number', source: '>= 1200.3' };
    const kpi = { ...revenue, target };
    const met = (...orders: ReturnType<typeof order>[]) => isMet(kpi, computeKpi(kpi, kpiData(orders), MARCH));
    expect(met(order('o1', '2026-03-02', 1200.3))).toBe(true);
    expect(met(order('o1', '2026-03-02', 1200.29))).toBe(false);
    expect(met(order('o1', '2026-03-02', 9000), order('o2', '2026-03-02', 9000, 'b', 'EUR'))).toBeUndefined();
    expect(met()).toBeUndefined();
  });
});

describe('an average', () => {
  test('is rounded to a minor unit, with its exact sum beside it', () => {
    const kpi = aKpi({ kind: 'average', of: { subject: 'order', field: 'additional_arr' } });
    const orders = [order('o1', '2026-03-02', 1), order('o2', '2026-03-03', 1), order('o3', '2026-03-04', 1.01)];
    expect(computeKpi(kpi, kpiData(orders), MARCH).money).toEqual([
      { currency: 'USD', minor: 100, sum: 301, count: 3 },
    ]);
  });

  test('of plain numbers is a plain number', () => {
    const kpi = aKpi({ kind: 'average', of: { subject: 'opportunity', field: 'probability' } });
    const opportunities = [
      opportunity('a', true, usd(1), 30),
      opportunity('b', true, usd(1), 45),
      opportunity('c', true),
    ];
    const figure = computeKpi(kpi, kpiData([], { opportunities }), MARCH);
    expect(figure).toMatchObject({ numerator: 75, denominator: 2, value: 37.5, withoutValue: 1, money: [] });
  });

  test('as a share is of what the same accounts paid at first', () => {
    const orders = [order('o1', '2026-03-02', 400, 'a'), order('o2', '2026-03-03', 200, 'b')];
    const contracts = [
      contract('a', 'second', { startsOn: '2025-06-01', original: usd(900_000) }),
      contract('a', 'first', { startsOn: '2025-01-01', original: usd(100_000), arr: usd(700_000) }),
      contract('b', 'only', { original: usd(50_000) }),
      contract('c', 'nobody asks', { original: usd(1) }),
    ];
    const figure = computeKpi(dealSize, kpiData(orders, { contracts }), MARCH);
    expect(figure).toMatchObject({ numerator: 60_000, denominator: 150_000, value: 0.4, withoutValue: 0 });
    expect(rowsOfKpi(dealSize, kpiData(orders, { contracts }), MARCH)).toMatchObject([
      { account: 'a', record: 'o1', value: 40_000, of: 100_000 },
      { account: 'b', record: 'o2', value: 20_000, of: 50_000 },
    ]);
  });

  test('as a share compares no two currencies, and leaves out what has nothing to be compared with', () => {
    const orders = [
      order('o1', '2026-03-02', 400, 'a'),
      order('o2', '2026-03-03', 200, 'b'),
      order('o3', '2026-03-03', 200, 'c'),
    ];
    const contracts = [contract('a', '1', { original: usd(80_000) }), contract('b', '2', { original: eur(50_000) })];
    expect(computeKpi(dealSize, kpiData(orders, { contracts }), MARCH)).toMatchObject({ value: 0.5, withoutValue: 2 });
  });

  test('as a share has one figure a currency and none over several', () => {
    const orders = [order('o1', '2026-03-02', 400, 'a'), order('o2', '2026-03-03', 200, 'b', 'EUR')];
    const contracts = [contract('a', '1', { original: usd(80_000) }), contract('b', '2', { original: eur(80_000) })];
    const figure = computeKpi(dealSize, kpiData(orders, { contracts }), MARCH);
    expect(figure.money).toMatchObject([
      { currency: 'EUR', minor: 20_000, of: 80_000, share: 0.25 },
      { currency: 'USD', minor: 40_000, of: 80_000, share: 0.5 },
    ]);
    expect(figure.value).toBeUndefined();
  });
});
