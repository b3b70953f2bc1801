import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { AccountSeries } from '#pure/measure';
import { type TestDatabase, testDatabase } from '../database.ts';
import { anEvent, aWorker, growing, publish, send, together } from '../engine.ts';

const START = Date.UTC(2026, 2, 2, 9);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => database.close());

test('an event by which a rule fails holds its account alone, with playbook, file, line and rule', async () => {
  const { db } = database;
  const [bad = '', good = ''] = together(2);
  const months = AccountSeries.prototype.months;
  // A fault of ours: what is read of one account can't be read.
  vi.spyOn(AccountSeries.prototype, 'months').mockImplementation(function (this: AccountSeries, metric, member) {
    const read = months.call(this, metric, member);
    if (read.some(({ days }) => [...days].includes(13_000))) throw new Error('a day has thirteen');
    return read;
  });
  await send(db, START, [
    anEvent(bad, 'service.used', { quantity: 13 }),
    anEvent(good, 'service.used', { quantity: 50 }),
  ]);
  await aWorker(db, START).drain();
  expect(await db.query('select account, reason from held_account')).toEqual([
    {
      account: bad,
      reason: 'growing 1 signals.yaml:6:33: usage.sum("7d") can not be evaluated: a day has thirteen',
    },
  ]);
  expect(await db.query("select account from event where name = 'service.used'")).toEqual([{ account: good }]);
  // Its events wait in their order, and are worked off once the fault is mended.
  vi.restoreAllMocks();
  await db.query('delete from held_account');
  await aWorker(db, START + 1).drain();
  expect(await db.query("select account from event where name = 'service.used' order by account")).toEqual(
    [{ account: bad }, { account: good }].sort((a, b) => (a.account < b.account ? -1 : 1)),
  );
});
