import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { contracts } from '#domain/contracts';
import { type CausedEvent, type EffectOutcome, type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { createOrder } from './create-order.ts';
import { createOrders } from './create-orders.ts';
import { getOrder } from './get-order.ts';
import { orders } from './index.ts';
import { listOrders } from './list-orders.ts';
import { orderFacts } from './order-facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of ['account_order', 'contract', 'contract_movement', 'account', 'change']) {
    await database.db.query(`delete from ${table}`);
  }
});

const shard = shardOf('acme');
const now = Date.UTC(2026, 2, 2, 23, 30);
const ask = (...payloads: readonly JsonObject[]): Promise<readonly EffectOutcome[]> => {
  const rows = payloads.map((payload) => anEffect('order.create', 'acme', payload, { at: now, enrollment: 'run 1' }));
  return database.db.transaction((tx) => createOrders.runMany(tx, shard, rows));
};
const eventsOf = (outcomes: readonly EffectOutcome[]): readonly CausedEvent[] =>
  outcomes.flatMap((outcome) => (outcome.done ? outcome.events : []));
/** As a tick does: what happened is kept by the recorders of its features. */
const record = async (events: readonly CausedEvent[], at = now): Promise<readonly LogEvent[]> => {
  const logged = events.map(({ name, properties }) => aLogEvent({ account: 'acme', name, properties, occurredAt: at }));
  await database.db.transaction(async (tx) => {
    for (const recorder of [...contracts.recorders, ...orders.recorders]) {
      const own = logged.filter(({ name }) => recorder.events.includes(name));
      if (own.length > 0) await recorder.runMany(tx, shard, own);
    }
  });
  return logged;
};
const basic = {
  name: 'contract.recorded',
  properties: { contract: 'c1', plan: 'Basic', starts_on: '2025-01-01', arr: 1200 },
};

describe('the effect order.create', () => {
  test('two of one batch follow each other: the second starts where the first ended', async () => {
    await record([basic], 1000);
    const outcomes = await ask({ plan: 'Premium', arr: 1800 }, { plan: 'Business', arr: 3000.5 });
    const events = eventsOf(outcomes);
    expect(events.filter(({ name }) => name === 'contract.moved').map(({ properties }) => properties)).toMatchObject([
      { movement: 'expansion', arr_before: 1200, arr_after: 1800, plan_before: 'Basic', plan_after: 'Premium' },
      { movement: 'expansion', arr_before: 1800, arr_after: 3000.5, plan_before: 'Premium', plan_after: 'Business' },
    ]);
  });

  test('what it tells is kept: the order, the contract, its movement', async () => {
    await record([basic], 1000);
    const outcomes = await ask({ plan: 'Premium', arr: 1800.5, plan_limit: 250, benefits: ['Weekly visits'] });
    await record(eventsOf(outcomes));
    const { run } = testOperations(database.db, now);
    const [listed] = (await run(listOrders, {})).orders;
    expect(listed).toEqual({
      order: outcomes[0]?.id,
      account: 'acme',
      contract: 'c1',
      plan: 'Premium',
      previous_plan: 'Basic',
      plan_limit: 250,
      arr: 1800.5,
      previous_arr: 1200,
      additional_arr: 600.5,
      monthly_price: 150.04,
      currency: 'USD',
      effective_on: '2026-03-02',
      benefits: ['Weekly visits'],
      enrollment: 'run 1',
      created_at: '2026-03-02T23:30:00.000Z',
    });
    expect(await run(getOrder, { account: 'acme', order: outcomes[0]?.id ?? '' })).toEqual(listed);
    const kept = await database.db.query('select arr_minor, original_arr_minor, plan from contract');
    expect(kept).toEqual([{ arr_minor: 180_050, original_arr_minor: 120_000, plan: 'Premium' }]);
    expect(await database.db.query('select movement, arr_after_minor from contract_movement')).toEqual([
      { movement: 'expansion', arr_after_minor: 180_050 },
    ]);
  });

  test('today is the workspace’s day, and the limit before is the account’s', async () => {
    await database.db.query(`insert into setting values ('workspace.zone', '"Asia/Seoul"', now())`);
    await database.db.query(`insert into account (shard, id, attributes) values ($1, 'acme', '{"plan_limit": 100}')`, [
      shard,
    ]);
    const [created] = eventsOf(await ask({ plan: 'Premium', arr: 1800 }));
    await database.db.query('delete from setting');
    expect(created?.properties).toMatchObject({ effective_on: '2026-03-03', previous_plan_limit: 100 });
  });

  test('one that is not clear is refused alone', async () => {
    expect(await ask({ plan: 'Premium' }, { plan: 'Premium', arr: 1 })).toMatchObject([
      { done: false, reason: 'order-incomplete' },
      { done: true },
    ]);
  });
});

describe('what expressions see', () => {
  test('what the events tell is what is stored, an order of another system included, none twice', async () => {
    const foreign = {
      order: 'ERP 7',
      plan: 'Plus',
      arr: 99.99,
      previous_arr: 0,
      additional_arr: 99.99,
      currency: 'USD',
      monthly_price: 8.33,
      effective_on: '2026-01-01',
    };
    const said = { name: 'order.created', properties: foreign };
    const first = await record([said], 2000);
    const again = await record([{ ...said, properties: { ...foreign, arr: 5 } }], 3000);
    const newer = await record(eventsOf(await ask({ plan: 'Premium', arr: 1800 })), 4000);
    const folded = [...first, ...again, ...newer].reduce(
      (row, event) => orderFacts.fold?.(row, event) ?? row,
      orderFacts.empty('acme'),
    );
    const stored = await database.db.transaction((tx) => orderFacts.load(tx, shard, ['acme', 'nobody']));
    expect([...stored]).toEqual([['acme', folded]]);
    const fact = (name: string) => orderFacts.facts[name]?.read(folded, 1, 'UTC').value;
    expect(folded.orders).toHaveLength(2);
    expect([fact('plan'), fact('arr'), fact('additional_arr')]).toEqual(['Premium', 1800, 1800]);
    expect(orderFacts.facts.plan?.read(orderFacts.empty('acme'), 1, 'UTC')).toEqual({ value: undefined });
  });
});

test('by hand it is ordered as by a step; pages of the list follow each other', async () => {
  await record([basic], 1000);
  const { run, emitted } = testOperations(database.db, now);
  const made = await run(createOrder, { account: 'acme', plan: 'Premium', arr: '1800', benefits: ['More'] });
  expect(made).toMatchObject({ plan: 'Premium', previous_plan: 'Basic', additional_arr: 600 });
  expect(emitted.map(({ name }) => name)).toEqual(['order.created', 'contract.recorded', 'contract.moved']);
  await record(emitted);
  await record(eventsOf(await ask({ plan: 'Plus', arr: 1 }, { plan: 'Plus', arr: 2 })), 500);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await run(listOrders, { limit: 1, account: 'acme', after });
    seen.push(...page.orders.map((order) => order.plan));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual(['Premium', 'Plus', 'Plus']);
  await expect(run(getOrder, { account: 'acme', order: 'none' })).rejects.toMatchObject({ code: 'not_found' });
});
