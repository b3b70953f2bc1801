import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { type Contract, readContract } from '#domain/contracts';
import fc from '../../../test/laws.ts';
import { aLogEvent } from '../../../test/operations.ts';
import { type AskedOrder, decideOrder, type OrderSources } from './decide-order.ts';
import { readOrder } from './order.ts';

const contract = (properties: JsonObject = {}): Contract => {
  const said = { contract: 'c1', plan: 'Basic', starts_on: '2025-01-01', arr: 1200.1, ...properties };
  const read = readContract({ account: 'acme', key: 'k', occurredAt: 1, properties: said });
  if (read === undefined) throw new Error('no contract');
  return read;
};
const asked = (payload: JsonObject = {}): AskedOrder => ({
  id: 'o1',
  account: 'acme',
  at: 5000,
  enrollment: 'run 1',
  payload: { plan: 'Premium', arr: 1800.4, ...payload },
});
const sources = (more: Partial<OrderSources> = {}): OrderSources => ({
  contracts: [contract({ ends_on: '2026-12-31', seats: 3 })],
  planLimit: 100,
  currency: 'EUR',
  today: '2026-03-02',
  ...more,
});
const decided = (payload: JsonObject = {}, more: Partial<OrderSources> = {}) => {
  const result = decideOrder(asked(payload), sources(more));
  if (!result.ok) throw new Error(result.message);
  return new Map(result.events.map((event) => [event.name, event.properties]));
};

describe('decideOrder', () => {
  test('the contract in force keeps its id, its term and what else it says, and gets plan and yearly total', () => {
    const events = decided({
      plan_limit: 250,
      benefits: ['Weekly visits', ' '],
      option: 'a',
      effective_on: '2026-04-01',
    });
    expect([...events.keys()]).toEqual(['order.created', 'contract.recorded', 'contract.moved', 'account.identified']);
    expect(events.get('order.created')).toEqual({
      order: 'o1',
      contract: 'c1',
      plan: 'Premium',
      previous_plan: 'Basic',
      plan_limit: 250,
      previous_plan_limit: 100,
      arr: 1800.4,
      previous_arr: 1200.1,
      additional_arr: 600.3,
      currency: 'USD',
      monthly_price: 150.03,
      effective_on: '2026-04-01',
      option: 'a',
      benefits: ['Weekly visits'],
      enrollment: 'run 1',
    });
    expect(events.get('contract.recorded')).toEqual({
      contract: 'c1',
      plan: 'Premium',
      starts_on: '2025-01-01',
      ends_on: '2026-12-31',
      arr: 1800.4,
      currency: 'USD',
      effective_on: '2026-04-01',
      seats: 3,
    });
    expect(events.get('contract.moved')).toEqual({
      contract: 'c1',
      movement: 'expansion',
      arr_before: 1200.1,
      arr_after: 1800.4,
      change: 600.3,
      currency: 'USD',
      plan_before: 'Basic',
      plan_after: 'Premium',
    });
    expect(events.get('account.identified')).toEqual({ traits: { plan_limit: 250 } });
  });

  test('without a contract in force it is the first one, from that day, in the company’s currency', () => {
    const ended = contract({ ends_on: '2026-03-01' });
    const events = decided({}, { contracts: [ended] });
    expect(events.get('contract.recorded')).toEqual({
      contract: 'o1',
      plan: 'Premium',
      starts_on: '2026-03-02',
      arr: 1800.4,
      currency: 'EUR',
      effective_on: '2026-03-02',
    });
    expect(events.get('contract.moved')).toMatchObject({ movement: 'new', arr_before: 0, change: 1800.4 });
    expect(events.get('order.created')).toMatchObject({ previous_arr: 0, additional_arr: 1800.4 });
    expect(events.get('order.created')).not.toHaveProperty('previous_plan');
  });

  test('the newest of several contracts in force is changed; the others stay', () => {
    const newer = contract({ contract: 'c2', plan: 'Plus', starts_on: '2025-06-01', arr: 300, currency: 'KRW' });
    const future = contract({ contract: 'c3', starts_on: '2026-03-03' });
    expect(decided({ arr: 500 }, { contracts: [contract(), newer, future] }).get('contract.moved')).toMatchObject({
      contract: 'c2',
      arr_before: 300,
      arr_after: 500,
      currency: 'KRW',
    });
  });

  test('less is a contraction, the same is no movement', () => {
    expect(decided({ arr: 1000 }).get('contract.moved')).toMatchObject({ movement: 'contraction', change: -200.1 });
    expect(decided({ arr: 1200.1 }).has('contract.moved')).toBe(false);
  });

  test.each<[string, JsonObject, RegExp]>([
    ['a plan', { plan: null }, /the plan is not known/],
    ['a yearly total', { arr: null }, /arr, its yearly total is not known/],
    ['either', { plan: ' ', arr: 'much' }, /the plan and arr, its yearly total are not known/],
    ['an amount that fits', { arr: 1e30 }, /larger than can be kept/],
    ['an amount from 0 on', { arr: -1 }, /arr is below 0/],
    ['a day', { effective_on: '2026-02-30' }, /effective_on can't be 2026-02-30/],
  ])('without %s it is refused with what to give', (_, payload, said) => {
    const result = decideOrder(asked(payload), sources());
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(said) });
    expect(result).toMatchObject({ message: expect.stringContaining('create-order') });
  });

  test('after minus before is the change, to the cent, for any amounts', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(amount, amount, (before, after) => {
        const events = decided({ arr: after / 100 }, { contracts: [contract({ arr: before / 100 })] });
        const { previous_arr, additional_arr, arr } = events.get('order.created') ?? {};
        expect([previous_arr, arr]).toEqual([before / 100, after / 100]);
        expect(Math.round(Number(additional_arr) * 100)).toBe(after - before);
      }),
    );
  });
});

test('amounts of another system are read by their currency, whatever its letters', () => {
  const properties = {
    ...{ order: 'o1', plan: 'Growth', currency: 'krw', effective_on: '2026-03-01' },
    ...{ arr: 1_200_000, previous_arr: 0, additional_arr: 1_200_000, monthly_price: 100_000 },
  };
  expect(readOrder(aLogEvent({ account: 'acme', name: 'order.created', properties }))).toMatchObject({
    currency: 'KRW',
    arrMinor: 1_200_000,
    monthlyPriceMinor: 100_000,
  });
});
