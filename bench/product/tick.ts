import { type BenchEvent, openProduct } from './open-product.ts';

// Usage of accounts with a plan: recorded, folded into two series, scored, looked through for signals.
const { url, items } = JSON.parse(process.argv[2] ?? '{}') as { url: string; items: number };
const EVENTS_PER_ACCOUNT = 50;

const product = await openProduct(url);

async function run(prefix: string, count: number): Promise<number> {
  const accounts = Math.ceil(count / EVENTS_PER_ACCOUNT);
  const plans = Array.from({ length: accounts }, (_, at): BenchEvent => {
    const account = `${prefix}-${at}`;
    return { account, id: `${account}-plan`, name: 'account.identified', properties: { traits: { plan_limit: 100 } } };
  });
  await product.fill(plans);
  await product.drain();
  const usage = Array.from({ length: count }, (_, at): BenchEvent => {
    const account = `${prefix}-${at % accounts}`;
    const properties = { quantity: 1 + (at % 3), service: `service-${at % 5}` };
    return { account, id: `${prefix}-${at}`, name: 'service.used', properties };
  });
  await product.fill(usage);
  const began = performance.now();
  await product.drain();
  return performance.now() - began;
}

await run('warm', Math.min(items, 2000));
const before = await product.count("from event where name = 'service.used'");
const ms = await run('account', items);
const events = (await product.count("from event where name = 'service.used'")) - before;
const signals = await product.count("from signal where account like 'account-%'");
await product.db.close();
if (events !== items) throw new Error(`${events} events were recorded; ${items} were to be`);
if (signals === 0) throw new Error('no signal was found, so nothing was scored');
process.stdout.write(`${JSON.stringify({ events, ms })}\n`);
