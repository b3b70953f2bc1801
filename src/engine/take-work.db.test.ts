import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, changed, runtimeOf, send } from '../../test/engine.ts';
import type { Lane } from './log-event.ts';
import { shardOf } from './shards.ts';
import { type Floors, takeWork } from './take-work.ts';
import { tick } from './tick.ts';

const NOW: Instant = Date.UTC(2026, 2, 2, 9);
const SHARD = shardOf('acme');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.query('truncate inbox, timer, held_account'));

/** Accounts of one shard. */
const accounts: string[] = [];
for (let n = 0; accounts.length < 400; n++) if (shardOf(`account ${n}`) === SHARD) accounts.push(`account ${n}`);
const [first = '', second = '', third = ''] = accounts;

const lane = (which: Lane, of: readonly string[], at = NOW) =>
  send(
    database.db,
    at,
    of.map((account) => anEvent(account, 'seen')),
    which,
  );
const take = (limit: number, floors: Floors = new Map(), only?: string) =>
  database.db.transaction((tx) => takeWork(tx, SHARD, NOW, limit, floors, only));

describe('lanes', () => {
  test('people come before live events, and live events before history', async () => {
    await lane(2, [third]);
    await lane(1, [second]);
    await lane(0, [first]);
    expect((await take(2)).map(({ account }) => account)).toEqual([first, second, third]);
    expect((await take(1)).map(({ account }) => account)).toEqual([first, third]);
  });

  test('a tenth at least is left to history, and all of it where nothing else is waiting', async () => {
    await lane(1, accounts.slice(0, 300));
    await lane(2, accounts.slice(300));
    const taken = (await take(100)).map(({ account }) => accounts.indexOf(account));
    expect(taken.filter((index) => index < 300)).toHaveLength(90);
    expect(taken.filter((index) => index >= 300)).toHaveLength(10);
    await database.db.query('delete from inbox where lane = 1');
    expect(await take(100)).toHaveLength(100);
  });

  test('choose between accounts: of a chosen one everything comes in the order in which it came in', async () => {
    await lane(2, [first], NOW - 3 * HOUR);
    await lane(1, [first], NOW - 2 * HOUR);
    await lane(0, [first], NOW - HOUR);
    const [taken] = await take(1);
    expect(taken?.inbound.map(({ receivedAt }) => receivedAt)).toEqual([NOW - 3 * HOUR, NOW - 2 * HOUR, NOW - HOUR]);
    expect(taken?.rows.map((row) => row.lane)).toEqual([2, 1, 0]);
  });
});

describe('one account', () => {
  test('has at most 200 rows in a tick, and its due times wait for those that are left', async () => {
    await lane(
      1,
      Array.from({ length: 205 }, () => first),
    );
    const [taken] = await take(1000);
    expect(taken?.rows).toHaveLength(200);
    expect(taken?.horizon).toBeLessThan(NOW);
    const [alone] = await take(1000, new Map(), first);
    expect(alone).toEqual(taken);
  });

  test('that is held is not taken, neither for its events nor for its due times', async () => {
    await lane(0, [first, second]);
    const { db } = database;
    await db.query('insert into timer values ($1, $2, $3, gen_random_uuid())', [SHARD, new Date(NOW), first]);
    await db.query("insert into held_account values ($1, $2, $3, 'why')", [SHARD, first, new Date(NOW)]);
    expect((await take(10)).map(({ account }) => account)).toEqual([second]);
    expect(await take(10, new Map(), first)).toEqual([]);
  });
});

test('what arrives on the instant of a due time is in time, also when the tick is cut between the two', async () => {
  const { db } = database;
  const limited = changed('journeys/grow.yaml', '        for: 4d\n', '        until: day 0\n');
  const events = [
    anEvent('acme', 'upgrade.requested'),
    ...Array.from({ length: 9 }, () => anEvent('acme', 'seen')),
    anEvent('acme', 'email.replied'),
  ];
  const outcomeAt = async (limit: number) => {
    await db.query('truncate event, series, latest, account_state, score, signal, enrollment, step_run, timer, outbox');
    await db.query("update shard set last_at = '-infinity'");
    await send(db, NOW, events);
    const ports = { db, runtime: async () => runtimeOf(limited), floors: new Map(), months: new Set<number>() };
    while (((await tick(ports, SHARD, NOW, limit))?.accounts ?? 0) > 0) {
      // Until nothing is left.
    }
    return db.query('select outcome from enrollment');
  };
  const whole = await outcomeAt(1000);
  expect(whole).toEqual([{ outcome: 'done' }]);
  expect(await outcomeAt(1)).toEqual(whole);
});

describe('a commit that comes late', () => {
  test('is found once the inbox is read from its beginning again', async () => {
    const { db } = database;
    const floors: Floors = new Map();
    const ports = { db, runtime: async () => runtimeOf(), floors, months: new Set<number>() };
    let commit: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let inserted: () => void = () => undefined;
    const isIn = new Promise<void>((resolve) => {
      inserted = resolve;
    });
    const late = db.transaction(async (tx) => {
      await tx.query(
        `insert into inbox (shard, lane, account, received_at, event)
         values ($1, 1, $2, $3, '{"key": "00000000-0000-4000-8000-000000000001", "name": "seen", "source": "late", "properties": {}}')`,
        [SHARD, first, new Date(NOW)],
      );
      inserted();
      await gate;
    });
    await isIn;
    await lane(1, [second]);
    await tick(ports, SHARD, NOW, 100);
    await lane(1, [third]);
    await tick(ports, SHARD, NOW, 100);
    commit();
    await late;
    expect(await tick(ports, SHARD, NOW, 100)).toMatchObject({ rows: 0 });
    floors.clear();
    expect(await tick(ports, SHARD, NOW, 100)).toMatchObject({ rows: 1 });
    expect(await db.query('select account from event where account = $1', [first])).toHaveLength(1);
    expect(await db.query('select 1 from inbox')).toEqual([]);
  });
});

test('two ticks never work on one shard at once: the second leaves it', async () => {
  const { db } = database;
  await lane(1, [first]);
  const ports = { db, runtime: async () => runtimeOf(), floors: new Map(), months: new Set<number>() };
  await db.transaction(async (tx) => {
    await tx.query('select 1 from shard where shard = $1 for update', [SHARD]);
    expect(await tick(ports, SHARD, NOW, 100)).toBeUndefined();
  });
  expect(await tick(ports, SHARD, NOW, 100)).toMatchObject({ rows: 1 });
});
