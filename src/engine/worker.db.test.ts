import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import {
  anEvent,
  aWorker,
  changed,
  contentsOf,
  failing,
  forget,
  growing,
  held,
  mails,
  plainRegistry,
  publish,
  publishedRuntime,
  send,
  together,
} from '../../test/engine.ts';
import type { IncomingEvent } from './log-event.ts';
import { shardOf } from './shards.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const NOW = START + 6 * 24 * HOUR;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

/** Five days of 300 accounts: some grow, some ask, some answer, some send rubbish or the same twice. */
function fiveDays(): { at: Instant; events: IncomingEvent[] }[] {
  return Array.from({ length: 10 }, (_, half) => {
    const at = START + half * 12 * HOUR;
    const events = Array.from({ length: 300 }, (_unused, n): IncomingEvent[] => {
      const account = `account ${n}`;
      const used = anEvent(account, 'service.used', { quantity: (n * 7 + half * 3) % 25, feature: `f${n % 4}` });
      if (n % 9 === half) return [used, used, anEvent(account, 'upgrade.requested')];
      if (n % 11 === half) return [used, anEvent(account, 'service.used', { quantity: 'many' })];
      return n % 5 === half ? [anEvent(account, 'email.replied'), used] : [used];
    });
    return { at, events: events.flat() };
  });
}

describe('workers', () => {
  test('any number of them at once leave the same behind as one', { timeout: 300_000 }, async () => {
    const batches = fiveDays();
    const other = await testDatabase();
    try {
      await publish(other.db, growing, START);
      for (const { db } of [database, other]) for (const { at, events } of batches) await send(db, at, events);
      await aWorker(other.db, NOW).drain();
      const one = await contentsOf(other.db);
      expect(one.enrollment?.length).toBeGreaterThan(100);
      expect(one.outbox?.length).toBeGreaterThan(100);
      expect(one.quarantine?.length).toBeGreaterThan(100);

      const workers = [1, 2, 3].map(() => aWorker(database.db, NOW));
      for (let busy = true; busy; )
        busy = (await Promise.all(workers.map((worker) => worker.round()))).some((was) => was);
      expect(await contentsOf(database.db)).toEqual(one);
    } finally {
      await other.close();
    }
  });

  test('a tick that is repeated on a lost answer makes nothing twice', async () => {
    const { db } = database;
    const asked = anEvent('acme', 'upgrade.requested');
    await send(db, START, [asked]);
    await aWorker(db, START).drain();
    const before = await contentsOf(db, 'event signal enrollment step_run outbox');
    await send(db, START, [asked]);
    await aWorker(db, START).drain();
    expect(await contentsOf(db, 'event signal enrollment step_run outbox')).toEqual(before);
    expect(before.outbox).toHaveLength(1);
  });
});

describe('trouble with the connection', () => {
  test('holds nobody: the same work is done when it is over', async () => {
    const { db } = database;
    let left = 2;
    const lost = (): Error | undefined =>
      left-- > 0 ? Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) : undefined;
    const runtime = publishedRuntime({ ...plainRegistry, effects: failing('email', lost) });
    await send(db, START, [anEvent('acme', 'upgrade.requested')]);
    const worker = aWorker(db, START, runtime);
    await expect(worker.round()).rejects.toThrow('ECONNRESET');
    await expect(worker.round()).rejects.toThrow('ECONNRESET');
    await worker.drain();
    expect(await held(db)).toEqual([]);
    expect(await mails(db)).toEqual(['acme']);
  });

  test('of one shard with a fault of ours does not keep the others waiting', async () => {
    const { db } = database;
    const sick = together(8);
    const well = Array.from({ length: 40 }, (_, n) => `well ${n}`).filter(
      (account) => shardOf(account) !== shardOf('acme'),
    );
    const runtime = publishedRuntime({
      ...plainRegistry,
      effects: failing('email', (account) => (sick.includes(account) ? new Error('no such table') : undefined)),
    });
    await send(
      db,
      START - HOUR,
      sick.map((account) => anEvent(account, 'upgrade.requested')),
    );
    await send(
      db,
      START,
      well.map((account) => anEvent(account, 'upgrade.requested')),
    );
    await aWorker(db, START, runtime).round();
    expect(await mails(db)).toEqual([...well].sort());
  });
});

test('a playbook that can not be prepared does not stop those that are live, and its successor takes over', async () => {
  const { db, close } = await testDatabase();
  await publish(db, growing, START);
  await send(db, START, [anEvent('acme', 'service.used', { quantity: 2 ** 50 / 1000 })]);
  await aWorker(db, START).drain();
  const finer = changed('facts.yaml', 'sum: quantity, by: feature }', 'sum: quantity, by: feature, decimals: 6 }');
  const second = changed('playbook.yaml', 'version: "1"', 'version: "2"', finer);
  await expect(publish(db, second, START)).rejects.toThrow(/usage can't be counted past 2\^53 at 6 decimals/);
  await send(db, START, [anEvent('birch', 'upgrade.requested')]);
  await aWorker(db, START).drain();
  expect(await mails(db)).toEqual(['acme', 'birch']);
  expect(await publish(db, changed('playbook.yaml', 'version: "1"', 'version: "3"'), START + 1)).toEqual(['growing 3']);
  expect(await db.query('select version, status from playbook_version order by version')).toEqual([
    { version: '1', status: 'retired' },
    { version: '2', status: 'retired' },
    { version: '3', status: 'live' },
  ]);
  await close();
});
