import { type BenchEvent, openProduct } from './open-product.ts';

// The three steps of the peers, as a journey, an hour apart, so that each is a commit of its own. `tasks`: each gives
// somebody a task; else each leaves its own record, as a step of the peers leaves a row. Entering is not measured.
const { url, items, tasks } = JSON.parse(process.argv[2] ?? '{}') as { url: string; items: number; tasks?: true };
const STEPS = 3;
const HOUR = 3_600_000;
const [event, done] = tasks ? ['bench.started', 'from task'] : ['bench.waiting', `from step_run where step <> 'ready'`];

const product = await openProduct(url);

async function run(from: number, count: number): Promise<number> {
  const events = Array.from({ length: count }, (_, at): BenchEvent => {
    const account = `account-${from + at}`;
    return { account, id: account, name: event, properties: {} };
  });
  await product.fill(events);
  await product.drain();
  let ms = 0;
  for (let step = 1; step <= STEPS; step++) {
    product.clock.forward(HOUR + 60_000);
    const began = performance.now();
    await product.drain();
    ms += performance.now() - began;
  }
  return ms;
}

await run(0, 200);
const before = await product.count(done);
const ms = await run(1_000_000, items);
const steps = (await product.count(done)) - before;
const ended = await product.count("from enrollment where status = 'exited'");
await product.db.close();
if (steps !== items * STEPS) throw new Error(`${steps} steps were done; ${items * STEPS} were to be`);
if (ended !== items + 200) throw new Error(`${ended} journeys ended; ${items + 200} were to`);
process.stdout.write(`${JSON.stringify({ steps, ms })}\n`);
