import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { contractFacts } from './contract-facts.ts';
import { listContractMovements } from './list-contract-movements.ts';
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

describe('movements of accounts', () => {
  const day = (text: string): number => Date.parse(`${text}T10:00:00Z`);
  const now = day('2026-03-01');
  const stated = (account: string, at: string, properties: JsonObject): LogEvent =>
    aLogEvent({ account, name: 'contract.recorded', occurredAt: day(at), properties });
  const store = (account: string, ...events: readonly LogEvent[]): Promise<void> =>
    database.db.transaction((tx) => recordContracts.runMany(tx, shardOf(account), events));

  test('follow from all contracts in force and from what was stated of each, wherever it came late', async () => {
    await store(
      'sum-1',
      stated('sum-1', '2025-06-01', { contract: 'b', starts_on: '2025-06-01', arr: 600.5 }),
      stated('sum-1', '2025-09-01', { contract: 'a', starts_on: '2025-01-01', arr: 1500, ends_on: '2025-12-31' }),
      stated('sum-1', '2025-01-01', { contract: 'a', starts_on: '2025-01-01', arr: 1000 }),
      stated('sum-1', '2025-06-01', { contract: 'b', starts_on: '2025-06-01', arr: 600.5, ends_on: '2026-01-31' }),
    );
    await store(
      'sum-2',
      stated('sum-2', '2026-02-01', { contract: 'x', starts_on: '2026-02-10', arr: 50, currency: 'KRW' }),
    );
    const { run } = testOperations(database.db, now);
    const { movements } = await run(listContractMovements, { account: 'sum-1', from: '2025-01-01' });
    expect(movements).toEqual([
      {
        account: 'sum-1',
        on: '2025-01-01',
        movement: 'new',
        arr_before: 0,
        arr_after: 1000,
        change: 1000,
        currency: 'USD',
        contracts: ['a'],
      },
      expect.objectContaining({ on: '2025-06-01', movement: 'expansion', arr_after: 1600.5, contracts: ['b'] }),
      expect.objectContaining({ on: '2025-09-01', movement: 'expansion', arr_after: 2100.5, contracts: ['a'] }),
      expect.objectContaining({ on: '2026-01-01', movement: 'contraction', arr_after: 600.5, contracts: ['a'] }),
      expect.objectContaining({ on: '2026-02-01', movement: 'churn', arr_after: 0, contracts: ['b'] }),
    ]);
  });

  test('are paged by account, for a period, of one kind', async () => {
    const { run } = testOperations(database.db, now);
    const period = { from: '2026-01-01', to: '2027-01-01' };
    const all = [];
    let after: string | undefined;
    do {
      const page = await run(listContractMovements, { ...period, limit: 1, ...(after === undefined ? {} : { after }) });
      all.push(...page.movements);
      after = page.next;
    } while (after !== undefined);
    expect(all).toEqual((await run(listContractMovements, period)).movements);
    expect(all.map(({ account, movement }) => [account, movement])).toEqual([
      ['acme', 'churn'],
      ['sum-1', 'contraction'],
      ['sum-1', 'churn'],
      ['sum-2', 'new'],
    ]);
    expect((await run(listContractMovements, { ...period, movement: 'new' })).movements).toMatchObject([
      { account: 'sum-2', arr_after: 50, currency: 'KRW' },
    ]);
    await expect(run(listContractMovements, { from: '2026-05-01' })).rejects.toMatchObject({
      reason: 'period-reversed',
    });
  });
});
