import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quietLog } from '#platform/log';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, forget, growing, mails, publish, publishedRuntime, send, together } from '../../test/engine.ts';
import { findHeld, listHeldAccounts } from './held-accounts.ts';
import { shardOf } from './shards.ts';
import { chargeDead, listSuspects, workMarks } from './work-marks.ts';
import { Work } from './worker.ts';
import { enterWorker } from './worker-presence.ts';

const START = Date.UTC(2026, 2, 2, 9);
const SHARD = shardOf('acme');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

let workers = 900;
/** A worker that died: its row is here, and nobody holds its lock. */
const died = (accounts: readonly string[]) =>
  database.db.query('insert into worker (worker, marks) values ($1, jsonb_build_object($2::text, $3::jsonb))', [
    workers++,
    String(SHARD),
    JSON.stringify(accounts),
  ]);
const charge = () => chargeDead(database.db, START);

describe('what a worker that died had marked', () => {
  test('is tried alone, and is no account that is held', async () => {
    const { db } = database;
    const [one = '', other = ''] = together(2);
    await died([one, other]);
    expect(await charge()).toEqual({ died: 1, held: [] });
    expect(await listSuspects(db)).toEqual(
      [one, other].sort().map((account) => ({ shard: SHARD, account, deaths: 0 })),
    );
    expect(await listHeldAccounts(db, 10)).toEqual([]);
    expect(await charge()).toEqual({ died: 0, held: [] });
  });

  test('is held when a process died over it alone for the second time', async () => {
    const { db } = database;
    await died(['acme']);
    await charge();
    await died(['acme']);
    expect(await charge()).toEqual({ died: 1, held: [] });
    await died(['acme']);
    expect(await charge()).toEqual({ died: 1, held: ['acme'] });
    expect(await findHeld(db, SHARD, 'acme')).toMatchObject({ reason: expect.stringContaining('twice') });
    // Held is held: a later death says nothing more of it.
    await died(['acme']);
    expect(await charge()).toEqual({ died: 1, held: [] });
  });

  test('is nobody’s business while it lives, nor after it has left', async () => {
    const { db } = database;
    const presence = await enterWorker(db);
    await workMarks(db, presence.worker).leave(SHARD, ['acme']);
    expect(await charge()).toEqual({ died: 0, held: [] });
    await presence.release();
    expect(await charge()).toEqual({ died: 0, held: [] });
    expect(await listSuspects(db)).toEqual([]);
  });

  test('goes on with the others once it was tried; also when whoever began with that has left', async () => {
    const { db } = database;
    const accounts = together(3);
    await send(
      db,
      START,
      accounts.map((account) => anEvent(account, 'upgrade.requested')),
    );
    await died(accounts);
    await charge();
    const presence = await enterWorker(db);
    const clock = { now: () => START };
    const ports = { db, clock, runtime: publishedRuntime(), log: quietLog(), deliver: () => undefined, presence };
    const work = new Work(ports);
    while (await work.round());
    await presence.release();
    expect(await listSuspects(db)).toEqual([]);
    expect(await mails(db)).toEqual([...accounts].sort());
    expect(await db.query('select 1 from worker')).toEqual([]);
  });
});
