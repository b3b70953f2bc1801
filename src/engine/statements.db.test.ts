import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import type { Db, Tx } from '#platform/db';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, forget, growing, publish, publishedRuntime, send, together } from '../../test/engine.ts';
import { shardOf } from './shards.ts';
import { type TickPorts, tick } from './tick.ts';

const NOW: Instant = Date.UTC(2026, 2, 2, 9);
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, NOW - DAY);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

/** How many statements each tick of a shard takes until nothing is to be done. */
async function statementsOf(accounts: readonly string[], name: string, at: Instant): Promise<number[]> {
  await send(
    database.db,
    at,
    accounts.map((account) => anEvent(account, name, name === 'service.used' ? { quantity: 1 } : {})),
  );
  let statements = 0;
  const ports: TickPorts = { db: counted(() => statements++), runtime, floors: new Map(), months };
  const counts: number[] = [];
  for (let worked = 1; worked > 0; ) {
    statements = 0;
    worked = (await tick(ports, shardOf('acme'), at, 1000))?.accounts ?? 0;
    counts.push(statements);
  }
  return counts;
}

const runtime = publishedRuntime();
const months = new Set<number>();

function counted(count: () => void): Db {
  const { db } = database;
  const wrapped = (tx: Tx): Tx => ({
    query(text, values) {
      count();
      return tx.query(text, values);
    },
    copyInto(table, columns, rows) {
      count();
      return tx.copyInto(table, columns, rows);
    },
  });
  return {
    query: (text, values) => db.query(text, values),
    transaction: (work) => db.transaction((tx) => work(wrapped(tx))),
    session: () => db.session(),
    close: async () => undefined,
  };
}

test('a tick takes as many statements for a hundred accounts as for one', async () => {
  for (const name of ['service.used', 'upgrade.requested']) {
    // The first of a shard reads the playbooks.
    await statementsOf(together(1), name, NOW);
    const one = await statementsOf(together(2).slice(1), name, NOW + 1);
    const hundred = await statementsOf(together(102).slice(2), name, NOW + 2);
    expect(hundred).toEqual(one);
  }
});

test('a look at a shard where nothing is due takes two, and the work of one event sixteen', async () => {
  await statementsOf(together(1), 'service.used', NOW);
  const [work, idle] = await statementsOf(together(1), 'service.used', NOW + 1);
  expect(idle).toBe(2);
  expect(work).toBe(16);
});
