import { expect, test, vi } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { enterWorker, isWorkerRunning } from './worker-presence.ts';

test('a worker that loses its connection is known to run again soon, until it leaves', async () => {
  const { db, close } = await testDatabase();
  expect(await isWorkerRunning(db)).toBe(false);
  const presence = await enterWorker(db);
  expect(await isWorkerRunning(db)).toBe(true);
  await db.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  );
  expect(await isWorkerRunning(db)).toBe(false);
  await vi.waitFor(async () => expect(await isWorkerRunning(db)).toBe(true), { timeout: 60_000 });
  await presence.release();
  // The server takes a moment to let go of what a connection held.
  await vi.waitFor(async () => expect(await isWorkerRunning(db)).toBe(false), { timeout: 60_000 });
  await close();
});
