import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import {
  anEvent,
  aWorker,
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
import { releaseHeld } from './held-accounts.ts';
import { shardOf } from './shards.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

describe('an account that fails', () => {
  test('in pure code is held with the reason, and the others of its shard go on', async () => {
    const { db } = database;
    const [bad = '', ...good] = together(5);
    const relation = {
      subject: 'bad',
      facts: {},
      zoneOf: () => undefined,
      empty: () => undefined,
      load: async () => new Map(),
      fold: (_row: unknown, event: { account: string }) => {
        if (event.account === bad) throw new Error('no such plan');
        return undefined;
      },
    };
    const runtime = publishedRuntime({ ...plainRegistry, relations: [relation] });
    await send(
      db,
      START,
      [bad, ...good].map((account) => anEvent(account, 'upgrade.requested')),
    );
    await aWorker(db, START, runtime).drain();
    expect(await held(db)).toEqual([{ account: bad, reason: 'no such plan' }]);
    expect(await mails(db)).toEqual([...good].sort());
    expect(await db.query('select 1 from event where account = $1', [bad])).toEqual([]);
  });

  test('in a statement is found among many, also when each has history and due times waiting beside it', async () => {
    const { db } = database;
    const [bad = '', ...good] = together(30);
    const runtime = publishedRuntime({
      ...plainRegistry,
      effects: failing('email', (account) => (account === bad ? new Error('value too long') : undefined)),
    });
    // Due times: those who were mailed long ago time out, in the same batch.
    await send(
      db,
      START - 5 * 24 * HOUR,
      good.slice(0, 10).map((account) => anEvent(account, 'upgrade.requested')),
    );
    await aWorker(db, START - 5 * 24 * HOUR).drain();
    await send(
      db,
      START,
      good.slice(10, 20).map((account) => anEvent(account, 'service.used', { quantity: 1 }, { history: true })),
      2,
    );
    await send(
      db,
      START,
      [...good.slice(20), bad].map((account) => anEvent(account, 'upgrade.requested')),
    );
    await aWorker(db, START, runtime).drain();
    expect(await held(db)).toEqual([{ account: bad, reason: 'value too long' }]);
    expect((await mails(db)).length).toBe(good.length - 10);
    expect(await db.query<{ account: string }>('select account from inbox')).toEqual([{ account: bad }]);
    expect(await db.query("select 1 from enrollment where outcome = 'quiet'")).toHaveLength(10);
  });

  test('is found by few tries, of which the number grows as the logarithm: one bad of 500, and two more in pure code', async () => {
    const { db } = database;
    const accounts = together(500);
    const [bad = ''] = accounts.splice(317, 1);
    const good = accounts;
    const sick = good.slice(40, 42);
    let tries = 0;
    const email = failing('email', (account) => (account === bad ? new Error('value too long') : undefined));
    const relation = {
      subject: 'bad',
      facts: {},
      zoneOf: () => undefined,
      empty: () => undefined,
      load: async () => {
        tries++;
        return new Map();
      },
      fold: (_row: unknown, event: { account: string }) => {
        if (sick.includes(event.account)) throw new Error('no such plan');
        return undefined;
      },
    };
    const runtime = publishedRuntime({ ...plainRegistry, effects: email, relations: [relation] });
    await send(
      db,
      START,
      [...good.slice(0, 300), bad, ...good.slice(300)].map((account) => anEvent(account, 'upgrade.requested')),
    );
    await aWorker(db, START, runtime).drain();
    expect((await held(db)).map(({ account }) => account).sort()).toEqual([bad, ...sick].sort());
    expect(await mails(db)).toEqual(good.filter((account) => !sick.includes(account)).sort());
    // The whole; again, which names the two; without these; 2 × 9 halves; and a tick takes 450, so one for the rest.
    expect(tries).toBeLessThanOrEqual(22);
  });

  test('in a statement at the head of its shard, with four more, does not keep the others from it', async () => {
    const { db } = database;
    const accounts = together(60);
    const bad = accounts.slice(0, 6);
    const runtime = publishedRuntime({
      ...plainRegistry,
      effects: failing('email', (account) => (bad.includes(account) ? new Error('value too long') : undefined)),
    });
    await send(
      db,
      START,
      accounts.map((account) => anEvent(account, 'upgrade.requested')),
    );
    await aWorker(db, START, runtime).drain();
    expect((await held(db)).map(({ account }) => account).sort()).toEqual([...bad].sort());
    expect(await mails(db)).toEqual(accounts.slice(6).sort());
  });

  test('keeps its events in order until it is released, then they run as if nothing had been', async () => {
    const { db } = database;
    let broken = true;
    const runtime = publishedRuntime({
      ...plainRegistry,
      effects: failing('email', () => (broken ? new Error('out of order') : undefined)),
    });
    const asked = anEvent('acme', 'upgrade.requested');
    const replied = anEvent('acme', 'email.replied');
    await send(db, START, [asked]);
    await aWorker(db, START + HOUR, runtime).drain();
    await send(db, START + HOUR, [replied]);
    await aWorker(db, START + HOUR, runtime).drain();
    expect(await db.query('select 1 from inbox')).toHaveLength(2);
    broken = false;
    expect(await db.transaction((tx) => releaseHeld(tx, shardOf('acme'), 'acme'))).toMatchObject({
      reason: 'out of order',
    });
    await aWorker(db, START + HOUR, runtime).drain();
    const after = await contentsOf(db);
    await forget(db);
    await send(db, START, [asked]);
    await send(db, START + HOUR, [replied]);
    await aWorker(db, START + HOUR).drain();
    expect(after).toEqual(await contentsOf(db));
    expect(after.enrollment?.[0]).toContain('"done"');
  });

  test('with everybody else is no account’s fault: nobody is held', async () => {
    const { db } = database;
    const runtime = publishedRuntime({
      ...plainRegistry,
      effects: failing('email', () => new Error('column "payload" does not exist')),
    });
    await send(
      db,
      START,
      together(12).map((account) => anEvent(account, 'upgrade.requested')),
    );
    await expect(aWorker(db, START, runtime).round()).rejects.toThrow('column "payload" does not exist');
    expect(await held(db)).toEqual([]);
    expect(await db.query('select 1 from inbox')).toHaveLength(12);
  });

  test('in pure code, with everybody else, is no account’s fault either', async () => {
    const { db } = database;
    const relation = {
      subject: 'bad',
      facts: {},
      zoneOf: () => undefined,
      empty: () => undefined,
      load: async () => new Map(),
      fold: () => {
        throw new Error('a fault of ours');
      },
    };
    const runtime = publishedRuntime({ ...plainRegistry, relations: [relation] });
    await send(
      db,
      START,
      together(12).map((account) => anEvent(account, 'upgrade.requested')),
    );
    await expect(aWorker(db, START, runtime).round()).rejects.toThrow('a fault of ours');
    expect(await held(db)).toEqual([]);
  });
});

describe('a row that no table can take', () => {
  test('dated before the calendar of the database is refused, and its shard goes on', async () => {
    const { db } = database;
    const [first = '', second = ''] = together(2);
    const wild = anEvent(first, 'service.used', { quantity: 1 }, { occurredAt: Date.UTC(-4800, 0, 1) });
    await send(db, START, [
      wild,
      anEvent(first, 'service.used', { quantity: 2 ** 60 }),
      anEvent(second, 'upgrade.requested'),
    ]);
    await aWorker(db, START).drain();
    const quarantined = await db.query<{ reason: string }>('select reason from quarantine order by reason');
    expect(quarantined.map(({ reason }) => reason)).toEqual(['metric-overflow', 'too-old']);
    expect(await held(db)).toEqual([]);
    expect(await mails(db)).toEqual([second]);
  });
});
