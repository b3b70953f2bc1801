import PgBoss from 'pg-boss';
import { given, measure, STEPS } from './measure.mjs';

// A queue a step, fetched and completed in batches; its own worker would poll each half second. `together`: a batch's
// rows and next jobs are one statement each, as someone would write who makes a batch engine of it; else each job does
// its own, as handlers are written.
const BATCH = 200;
const LOOPS = 4;
const queues = Array.from({ length: STEPS }, (_, at) => `step-${at + 1}`);

const boss = new PgBoss({ connectionString: given.url, max: 10, supervise: false, schedule: false });
boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
await boss.start();
for (const queue of queues) await boss.createQueue(queue);

async function allAtOnce(rows, items, step) {
  const insert = 'insert into bench_step (item, step) select item, $2 from unnest($1::int[]) as item';
  await rows.query(insert, [items, step + 1]);
  const next = queues[step + 1];
  if (next !== undefined) await boss.insert(items.map((item) => ({ name: next, data: { item } })));
}

async function oneByOne(rows, items, step) {
  const next = queues[step + 1];
  await Promise.all(
    items.map(async (item) => {
      await rows.query('insert into bench_step (item, step) values ($1, $2)', [item, step + 1]);
      if (next !== undefined) await boss.send(next, { item });
    }),
  );
}

await measure(given.url, given.items, async (rows, from, items) => {
  const left = queues.map(() => items);
  const work = async (step) => {
    const queue = queues[step];
    while (left[step] > 0) {
      const jobs = await boss.fetch(queue, { batchSize: BATCH });
      if (jobs.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      const items = jobs.map((job) => job.data.item);
      await (given.together ? allAtOnce(rows, items, step) : oneByOne(rows, items, step));
      await boss.complete(
        queue,
        jobs.map((job) => job.id),
      );
      left[step] -= jobs.length;
    }
  };
  const jobs = Array.from({ length: items }, (_, at) => ({ name: queues[0], data: { item: from + at } }));
  for (let at = 0; at < jobs.length; at += 1000) await boss.insert(jobs.slice(at, at + 1000));
  await Promise.all(queues.flatMap((_, step) => Array.from({ length: LOOPS }, () => work(step))));
});
await boss.stop({ graceful: false });
process.exit(0);
