import { COURSE_SQL, COURSES, courseOf, firstDay, METRICS, monthsOfCourses, windowsOf } from './evaluation-data.ts';
import { type BenchProduct, openProduct } from './open-product.ts';
import { shardSql } from './shard-sql.ts';

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
  await db.query('create unlogged table course (course integer, month date, days text, counts text)');
  await db.query(
    `insert into course
     select course, month, array_to_string(array_replace(days, 0, null), ',', ''), array_to_string(array_replace(counts, 0, null), ',', '')
       from jsonb_to_recordset($1) as row(course integer, month date, days integer[], counts integer[])`,
    [JSON.stringify(monthsOfCourses(now))],
  );
  await db.query(
    `create unlogged table account_number as
     select n, 'account-' || n as account, ${shardSql(`'account-' || n`)} as shard from generate_series(0, ${items - 1}) as n`,
  );
  // In the order of the key, as a table that grew and was clustered by its use would be read.
  await db.query(
    `insert into series (shard, account, metric, member, month, days, counts)
     select shard, account, id, '', month, days, counts
       from account_number, unnest($1::int[]) with ordinality as numbered(id, place), lateral (select (place - 1)::int as metric) as m
       join course on true
      where course.course = ${COURSE_SQL}
      order by shard, account, id, month`,
    [metrics],
  );
  const [first, last] = [new Date(firstDay(now)).toISOString(), new Date(now).toISOString()];
  await db.query(
    `insert into latest (shard, account, metric, member, first_at, last_at, last_key, value)
     select shard, account, id, '', $2, $3, md5(account)::uuid, '1'
       from account_number, unnest($1::int[]) as id order by shard, account, id`,
    [metrics, first, last],
  );
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
