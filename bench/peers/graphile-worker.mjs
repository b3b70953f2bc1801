import { Logger, makeWorkerUtils, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import { allDone, CONNECTIONS, given, measure, STEPS } from './measure.mjs';

// A job a step. The step's row and the next job are one statement, so one commit: the fewest round trips it allows.
const STEP = `with done as (insert into bench_step (item, step) values ($1, $2) returning item)
  select graphile_worker.add_job('step', json_build_object('item', item, 'step', $2::int + 1)) from done where $2::int < ${STEPS}`;

const logger = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`${message}\n`);
});
const pool = new pg.Pool({ connectionString: given.url, max: CONNECTIONS + 4 });
pool.on('error', (error) => process.stderr.write(`${error.message}\n`));
pool.on('connect', (client) => client.on('error', () => undefined));
const utils = await makeWorkerUtils({ pgPool: pool, logger });
await utils.migrate();
const runner = await run({
  pgPool: pool,
  logger,
  parsedCronItems: parseCronItems([]),
  noHandleSignals: true,
  taskList: { step: async ({ item, step }, { query }) => void (await query(STEP, [item, step])) },
  // Its own advice for throughput: a local queue, and completions in batches.
  preset: {
    worker: { concurrentJobs: CONNECTIONS, localQueue: { size: 200 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
  },
});
await measure(given.url, given.items, async (rows, from, items) => {
  const jobs = Array.from({ length: items }, (_, at) => ({
    identifier: 'step',
    payload: { item: from + at, step: 1 },
  }));
  for (let at = 0; at < jobs.length; at += 1000) await utils.addJobs(jobs.slice(at, at + 1000));
  await allDone(rows, from, items);
});
await runner.stop();
await utils.release();
await pool.end();
process.exit(0);
