import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { contractFacts } from './contract-facts.ts';
import { listContracts } from './list-contracts.ts';
import { recordContract } from './record-contract.ts';
import { recordContracts } from './record-contracts.ts';
import { recordMovements } from './record-movements.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const shard = shardOf('acme');
const record = (...events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recordContracts.runMany(tx, shard, events));
const recorded = (occurredAt: number, properties: JsonObject): LogEvent =>
  aLogEvent({ account: 'acme', name: 'contract.recorded', occurredAt, properties });

describe('recording contracts', () => {
  test('what is stored is what the fold gives, wherever the batches are cut', async () => {
    const events = [
      recorded(3000, {
        contract: 'c1',
        plan: 'Pro',
        starts_on: '2025-01-01',
        ends_on: '2025-12-31',
        arr: 120.55,
        seats: 3,
      }),
      recorded(1000, { contract: 'c1', plan: 'Basic', starts_on: '2025-01-01', arr: 60 }),
      recorded(2000, { contract: 'c2', starts_on: '2025-06-01T09:00:00Z', arr: 5000, currency: 'krw' }),
      recorded(4000, { contract: 'c3', arr: 1 }),
    ];
    const [first, ...rest] = events as [LogEvent, ...LogEvent[]];
    await record(first);
    await record(...rest);
    const stored = await database.db.transaction((tx) => contractFacts.load(tx, shard, ['acme', 'gone']));
    const folded = events.reduce((row, event) => contractFacts.fold?.(row, event) ?? row, contractFacts.empty('acme'));
    expect([...stored.keys()]).toEqual(['acme']);
    expect(stored.get('acme')).toEqual(folded);
    expect(folded.contracts).toHaveLength(2);
  });

  test('the list shows amounts in major units of each currency', async () => {
    const { run } = testOperations(database.db, 1);
    expect((await run(listContracts, { account: 'acme' })).contracts).toEqual([
      {
        contract: 'c1',
        plan: 'Pro',
        starts_on: '2025-01-01',
        ends_on: '2025-12-31',
        arr: 120.55,
        original_arr: 60,
        currency: 'USD',
        attributes: { seats: 3 },
      },
      { contract: 'c2', starts_on: '2025-06-01', arr: 5000, original_arr: 5000, currency: 'KRW', attributes: {} },
    ]);
  });

  test('history keeps the amount of each time, also of what comes late', async () => {
    const rows = await database.db.query(
      `select at, value from change where subject = 'contract:c1' and field = 'arr_minor' order by at`,
    );
    expect(rows).toEqual([
      { at: 1000, value: 6000 },
      { at: 3000, value: 12055 },
    ]);
  });
});

test('movements are kept once, and shown oldest first', async () => {
  const moved = (occurredAt: number, movement: string, before: number, after: number): LogEvent =>
    aLogEvent({
      account: 'acme',
      name: 'contract.moved',
      occurredAt,
      properties: {
        contract: 'c1',
        movement,
        arr_before: before,
        arr_after: after,
        currency: 'USD',
        plan_after: 'Pro',
      },
    });
  const [up, down] = [moved(9000, 'expansion', 120.55, 240.6), moved(9500, 'contraction', 240.6, 200)];
  const store = (...events: readonly LogEvent[]) =>
    database.db.transaction((tx) => recordMovements.runMany(tx, shard, events));
  await store(down, up, moved(9600, 'expansion', 1, 1e30));
  await store(up);
  const { run } = testOperations(database.db, 1);
  expect((await run(listContracts, { account: 'acme' })).movements).toEqual([
    {
      contract: 'c1',
      movement: 'expansion',
      at: '1970-01-01T00:00:09.000Z',
      arr_before: 120.55,
      arr_after: 240.6,
      change: 120.05,
      currency: 'USD',
      plan_after: 'Pro',
    },
    expect.objectContaining({ movement: 'contraction', change: -40.6 }),
  ]);
});

test('recording a contract by hand says it as an event; one that ends before it starts is refused', async () => {
  const { run, emitted } = testOperations(database.db, 1);
  await run(recordContract, { account: 'acme', contract: 'c9', starts_on: '2026-01-01', arr: '1200', plan: 'Pro' });
  expect(emitted).toMatchObject([
    {
      account: 'acme',
      name: 'contract.recorded',
      properties: { contract: 'c9', plan: 'Pro', starts_on: '2026-01-01', arr: 1200, currency: 'USD' },
    },
  ]);
  await expect(
    run(recordContract, { account: 'acme', contract: 'c9', starts_on: '2026-01-01', ends_on: '2025-12-31', arr: 1 }),
  ).rejects.toMatchObject({ code: 'invalid' });
});
