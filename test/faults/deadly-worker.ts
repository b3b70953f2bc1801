import { enterWorker, startWakeups, startWorker } from '#engine';
import { openServer } from '#platform/db';
import { openLog } from '#platform/log';
import { failing, plainRegistry, publishedRuntime } from '../engine.ts';

/** A worker as a process of its own, which one account ends: its database, the account, and what time it is. */
const [, , url = '', deadly = '', now = ''] = process.argv;
const db = openServer(url);
const effects = failing('email', (account) => {
  // As the system ends a process that takes all memory.
  if (account === deadly) process.kill(process.pid, 'SIGKILL');
  return undefined;
});
const presence = await enterWorker(db);
const worker = startWorker({
  db,
  clock: { now: () => Number(now) + Math.floor(performance.now()) },
  wakeups: startWakeups(db),
  presence,
  log: openLog('warn'),
  runtime: publishedRuntime({ ...plainRegistry, effects }),
  deliver: () => undefined,
});
process.on('SIGTERM', () => {
  void worker
    .stop()
    .then(() => presence.release())
    .then(() => process.exit());
});
