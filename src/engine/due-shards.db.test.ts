import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '#base';
import { quietLog } from '#platform/log';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, publishedRuntime, send } from '../../test/engine.ts';
import { listDueShards } from './due-shards.ts';
import { insertHeld } from './held-accounts.ts';
import { SHARDS, shardOf } from './shards.ts';
import { startWorker } from './worker.ts';

const NOW: Instant = Date.UTC(2026, 2, 2, 9);
const [FIRST = 0, SECOND = 1] = SHARDS;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.query('truncate timer, inbox, held_account'));

async function sleeps(shard: number, due: Instant, account = 'acme'): Promise<void> {
  await database.db.query(
    `insert into timer (shard, due_at, account, enrollment) values ($1, $2, $3, '00000000-0000-0000-0000-000000000000')`,
    [shard, new Date(due), account],
  );
}

describe('due shards', () => {
  test('are those where time has come or something came in, the most overdue first; the next time is told', async () => {
    await sleeps(FIRST, NOW - 1000);
    await sleeps(SECOND, NOW - 2000);
    await sleeps(SECOND, NOW + 5000);
    await sleeps(SHARDS[2] ?? 2, NOW + 3000);
    expect(await listDueShards(database.db, NOW)).toEqual({ shards: [SECOND, FIRST], next: NOW + 3000 });
    await send(database.db, NOW - 3000, [anEvent('acme', 'upgrade.requested')]);
    expect((await listDueShards(database.db, NOW)).shards).toEqual([shardOf('acme'), SECOND, FIRST]);
  });

  test('are none where only held accounts are due, and nothing sleeps', async () => {
    await sleeps(FIRST, NOW - 1000);
    await database.db.transaction((tx) => insertHeld(tx, FIRST, 'acme', 'broken', NOW));
    expect(await listDueShards(database.db, NOW)).toEqual({ shards: [], next: undefined });
  });
});

test('a worker sleeps until the next due time, not beyond it, and not shorter than others need to catch up', async () => {
  for (const [due, rest] of [
    [NOW + 300, 300],
    [NOW + 5, 100],
    [NOW + 60_000, 1000],
  ] as const) {
    await database.db.query('truncate timer');
    await sleeps(FIRST, due);
    const asked = await new Promise<number>((resolve) => {
      const nothing = () => undefined;
      const wakeups = { wake: nothing, tell: nothing, say: nothing, listen: nothing, stop: async () => undefined };
      const ports = { db: database.db, runtime: publishedRuntime(), log: quietLog(), deliver: () => undefined };
      startWorker({ ...ports, clock: { now: () => NOW }, wakeups: { ...wakeups, next: never(resolve) } });
    });
    expect(asked).toBe(rest);
  }
});

/** Rests for ever, having said for how long it was to. */
const never = (said: (ms: number) => void) => (ms: number) => {
  said(ms);
  return new Promise<void>(() => undefined);
};
