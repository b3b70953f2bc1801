import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listHeldAccounts, releaseHeld, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../database.ts';
import { eventually } from '../e2e/eventually.ts';
import { anEvent, forget, growing, held, mails, publish, send, together } from '../engine.ts';

/** A working hour: mail may leave. */
const START = Date.UTC(2026, 2, 2, 9);

let database: TestDatabase;
const children: ChildProcess[] = [];
/** The worker in one file: a process that reads its source takes seconds to start. */
const bundle = join(import.meta.dirname, `../../node_modules/.cache/deadly-worker-${process.pid}.mjs`);
beforeAll(async () => {
  const source = fileURLToPath(new URL('./deadly-worker.ts', import.meta.url));
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database.close();
  await rm(bundle);
});
beforeEach(() => forget(database.db));

function aWorkerOf(deadly: string): ChildProcess {
  const child = spawn(process.execPath, [bundle, database.url, deadly, String(START)], { stdio: 'ignore' });
  children.push(child);
  return child;
}

const isDead = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

describe('an account whose events end the process', () => {
  test('is held after a few deaths; what the others asked for is done exactly once', { timeout: 300_000 }, async () => {
    const { db } = database;
    const near = together(12);
    const far = Array.from({ length: 12 }, (_, n) => `far ${n}`);
    const [deadly = ''] = near.splice(5, 1);
    await send(
      db,
      START,
      [...near.slice(0, 5), deadly, ...near.slice(5), ...far].map((account) => anEvent(account, 'upgrade.requested')),
    );
    let deaths = 0;
    for (let worker = aWorkerOf(deadly); ; worker = aWorkerOf(deadly)) {
      const [how] = await Promise.all([
        eventually(
          'the worker dies, or holds the account and has done all else',
          async () => ({
            died: isDead(worker),
            held: await listHeldAccounts(db, 10),
            left: await db.query('select 1 from inbox where account <> $1', [deadly]),
          }),
          (now) => now.died || (now.held.length > 0 && now.left.length === 0),
        ),
      ]);
      if (!how.died) {
        worker.kill('SIGTERM');
        await once(worker, 'close');
        break;
      }
      deaths++;
      expect(deaths).toBeLessThanOrEqual(4);
    }
    expect(await listHeldAccounts(db, 10)).toEqual([
      {
        account: deadly,
        at: expect.any(Number),
        reason: expect.stringContaining('its events ended the process twice'),
        waiting: 1,
        next: 'upgrade.requested',
      },
    ]);
    expect(await mails(db)).toEqual([...near, ...far].sort());
    const events = await db.query<{ account: string; name: string; count: number }>(
      "select account, name, count(*) from event where name = 'upgrade.requested' group by account, name",
    );
    expect(events.every(({ count }) => count === 1) && events.length === near.length + far.length).toBe(true);
    // Nothing is left of the search.
    expect(await db.query('select 1 from worker')).toEqual([]);

    // Released where nothing ends the process any more, it runs as if nothing had been.
    await db.transaction((tx) => releaseHeld(tx, shardOf(deadly), deadly));
    const well = aWorkerOf('nobody');
    await eventually(
      'the released account has its mail',
      () => mails(db),
      (all) => all.includes(deadly),
    );
    well.kill('SIGTERM');
    await once(well, 'close');
    expect(
      await db.query('select 1 from event where account = $1 and name = $2', [deadly, 'upgrade.requested']),
    ).toHaveLength(1);
  });

  test('costs those who work beside it nothing once it is known: they are never held', {
    timeout: 300_000,
  }, async () => {
    const { db } = database;
    const all = together(6);
    await send(
      db,
      START,
      all.map((account) => anEvent(account, 'upgrade.requested')),
    );
    // Ended from outside again and again, at any moment: no account is at fault.
    for (const ms of [0, 40, 100]) {
      const worker = aWorkerOf('nobody');
      await eventually(
        'the worker is there',
        () => db.query('select 1 from worker'),
        (rows) => rows.length > 0 || isDead(worker),
      );
      await new Promise((resolve) => setTimeout(resolve, ms));
      worker.kill('SIGKILL');
      await once(worker, 'close');
    }
    const worker = aWorkerOf('nobody');
    await eventually(
      'all is done',
      () => mails(db),
      (done) => done.length === all.length,
    );
    worker.kill('SIGTERM');
    await once(worker, 'close');
    expect(await held(db)).toEqual([]);
    expect(await mails(db)).toEqual([...all].sort());
  });
});
