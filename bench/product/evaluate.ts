import { COURSES, courseOf, METRICS, numberAccounts, seedCourses, windowsOf } from './evaluation-data.ts';
import { type BenchProduct, openProduct } from './open-product.ts';

// Accounts with sixty days of ten metrics in the database, all due at once, as each midnight makes them: a worker loads
// them, looks at them with twenty rules, and stores the signals that it finds and when it has to look again.
const { url, items } = JSON.parse(process.argv[2] ?? '{}') as { url: string; items: number };

const product = await openProduct(url, 'evaluation');
await seed(product);
const before = await product.count('from signal');
const began = performance.now();
await product.drain();
const ms = performance.now() - began;
const signals = (await product.count('from signal')) - before;
const looked = await product.count('from account_state where due_at > now()');
await product.db.close();
if (looked !== items) throw new Error(`${looked} accounts were looked at; ${items} were to be`);
const expected = expectedSignals();
if (signals !== expected) throw new Error(`${signals} signals were raised; ${expected} were to be`);
process.stdout.write(`${JSON.stringify({ accounts: items, signals, ms })}\n`);

async function seed({ db, clock, runtime }: BenchProduct): Promise<void> {
  const now = clock.now();
  const [active] = (await runtime(db)).live;
  const metrics = METRICS.map((name) => active?.metrics.get(name)?.id ?? 0);
  await numberAccounts(db, items);
  await seedCourses(db, metrics, now);
  const last = new Date(now).toISOString();
  await db.query(
    `insert into account_state (shard, account, last_at, due_at, scores)
     select shard, account, $1, $1, '{}' from account_number order by shard, account`,
    [last],
  );
  await db.query(
    `insert into timer (shard, due_at, account, enrollment)
     select shard, $1, account, '00000000-0000-0000-0000-000000000000' from account_number order by shard, account`,
    [last],
  );
  await db.query('vacuum (analyze) series, latest, account_state, timer');
  await db.query('checkpoint');
}

/** The twenty rules of playbooks/evaluation once more, by hand. */
function expectedSignals(): number {
  const windows = Array.from({ length: COURSES }, (_, course) => windowsOf(course));
  let expected = 0;
  for (let account = 0; account < items; account++) {
    const its = METRICS.map((_, metric) => windows[courseOf(account, metric)]);
    its.forEach((one, metric) => {
      const next = its[(metric + 1) % METRICS.length];
      if (one === undefined || next === undefined) return;
      if (one.sum >= 590 && next.change >= 0.5) expected += 1;
      if (one.change <= -0.4 && one.days < 12 && next.sum > 300) expected += 1;
    });
  }
  return expected;
}
