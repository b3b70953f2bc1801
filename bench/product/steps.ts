import { type BenchEvent, openProduct } from './open-product.ts';

// The three steps of the peers, as a journey: each gives a task, an hour lies between, so each is a commit of its own.
const { url, items } = JSON.parse(process.argv[2] ?? '{}') as { url: string; items: number };
const STEPS = 3;
const HOUR = 3_600_000;

const product = await openProduct(url);

async function run(from: number, count: number): Promise<number> {
  const events = Array.from({ length: count }, (_, at): BenchEvent => {
    const account = `account-${from + at}`;
    return { account, id: account, name: 'bench.started', properties: {} };
  });
  await product.fill(events);
  let ms = 0;
  for (let step = 1; step <= STEPS; step++) {
    const began = performance.now();
    await product.drain();
    ms += performance.now() - began;
    product.clock.forward(HOUR + 1000);
  }
  return ms;
}

await run(0, 200);
const before = await product.count('from task');
const ms = await run(1_000_000, items);
const steps = (await product.count('from task')) - before;
const ended = await product.count("from enrollment where status = 'exited'");
await product.db.close();
if (steps !== items * STEPS) throw new Error(`${steps} steps were done; ${items * STEPS} were to be`);
if (ended !== items + 200) throw new Error(`${ended} journeys ended; ${items + 200} were to`);
process.stdout.write(`${JSON.stringify({ steps, ms })}\n`);
