import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '#base';
import type { Db } from '#platform/db';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import {
  anEvent,
  aWorker,
  changed,
  contentsOf,
  effects,
  growing,
  plainRegistry,
  publish,
  publishedRuntime,
  send,
} from '../../test/engine.ts';
import { releaseHeld } from './held-accounts.ts';
import type { IncomingEvent } from './log-event.ts';
import type { EffectHandler } from './registry.ts';
import { shardOf } from './shards.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const NOW = START + 6 * 24 * HOUR;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(() => database.close());

const EMPTIED =
  'event, series, latest, account_state, score, signal, enrollment, step_run, timer, outbox, quarantine, held_account, inbox';
async function empty(): Promise<void> {
  await database.db.query(`truncate ${EMPTIED}`);
  await database.db.query("update shard set last_at = '-infinity'");
}
beforeEach(empty);

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
  test('any number of them at once leave the same behind as one', { timeout: 60_000 }, async () => {
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

/** Handlers of which one fails for some accounts. */
function failing(kind: string, fails: (account: string) => Error | undefined): readonly EffectHandler[] {
  return effects.map((handler) =>
    handler.kind !== kind
      ? handler
      : {
          kind,
          async runMany(tx, shard, rows) {
            for (const { account } of rows) {
              const error = fails(account);
              if (error !== undefined) throw error;
            }
            return handler.runMany(tx, shard, rows);
          },
        },
  );
}

const held = (db: Db) => db.query<{ account: string; reason: string }>('select account, reason from held_account');
const mails = async (db: Db): Promise<string[]> =>
  (await db.query<{ account: string }>('select account from outbox order by account')).map(({ account }) => account);

/** Accounts of one shard, so that they are in one batch. */
const together = (count: number): string[] => {
  const found: string[] = [];
  for (let n = 0; found.length < count; n++)
    if (shardOf(`account ${n}`) === shardOf('acme')) found.push(`account ${n}`);
  return found;
};

describe('an account that fails', () => {
  test('in pure code is held with the reason, and the others of its shard go on', async () => {
    const { db } = database;
    const [bad = '', ...good] = together(5);
    const relation = {
      subject: 'bad',
      facts: {},
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
    expect(await db.transaction((tx) => releaseHeld(tx, shardOf('acme'), 'acme'))).toBe(true);
    await aWorker(db, START + HOUR, runtime).drain();
    const after = await contentsOf(db);
    await empty();
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

describe('history', () => {
  test('counts and scores, raises signals that stand, and enters, sends and ends nothing', async () => {
    const { db } = database;
    await send(db, START, [anEvent('acme', 'upgrade.requested')]);
    await aWorker(db, START).drain();
    const old = { occurredAt: START - 3 * 24 * HOUR };
    await send(db, START + HOUR, [anEvent('acme', 'email.replied', {}, old)]);
    await send(
      db,
      START + HOUR,
      [
        anEvent('birch', 'service.used', { quantity: 70 }, old),
        anEvent('birch', 'upgrade.requested', {}, { history: true }),
      ],
      2,
    );
    await aWorker(db, START + HOUR).drain();
    expect(await mails(db)).toEqual(['acme']);
    const enrollments = await db.query<{ account: string; status: string }>('select account, status from enrollment');
    expect(enrollments).toEqual([{ account: 'acme', status: 'running' }]);
    const signals = await db.query<{ kind: string; status: string }>(
      "select kind, status from signal where account = 'birch' order by kind",
    );
    expect(signals).toEqual([
      { kind: 'high_usage', status: 'standing' },
      { kind: 'request', status: 'standing' },
    ]);
    const [state] = await db.query<{ scores: Record<string, { value: number }> }>(
      "select scores from account_state where account = 'birch'",
    );
    expect(state?.scores['growing.expansion']?.value).toBe(50);
    expect(await db.query("select 1 from event where account = 'birch' and name = 'signal.raised'")).toEqual([]);
  });

  test('is what came in more than 48 h after it happened', async () => {
    const { db } = database;
    const ago = (ms: number) => anEvent(`ago ${ms}`, 'upgrade.requested', {}, { occurredAt: START - ms });
    await send(db, START, [ago(48 * HOUR), ago(48 * HOUR + 1)]);
    await aWorker(db, START).drain();
    expect(await mails(db)).toEqual([`ago ${48 * HOUR}`]);
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
