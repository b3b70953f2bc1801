import { SHARDS, startWakeups, startWorker, tick } from '../../src/engine/index.ts';
import { quietLog } from '../../src/platform/log/index.ts';
import { openProduct } from './open-product.ts';
import { childrenOf, cpuOf } from './process-use.ts';
import { shardSql } from './shard-sql.ts';

// A million enrollments in the wait of a journey: what a tick of every shard costs that finds nothing to do, and what a
// worker uses that idles beside them.
const { url, items, idleMs } = JSON.parse(process.argv[2] ?? '{}') as { url: string; items: number; idleMs: number };
const ROUNDS = 20;

const { db, clock, runtime, fill, drain, count } = await openProduct(url);

// One goes its way into the wait; the others are made in its likeness, each where its account belongs.
await fill([{ account: 'first', id: 'first', name: 'bench.started', properties: {} }]);
await drain();
await db.query(
  `create unlogged table sleeper as
   select account, ${shardSql('account')} as shard, md5(account)::uuid as id, now() + interval '30 days' * ((n % 1000) + 1) / 1000 as due_at
     from (select n, 'account-' || n as account from generate_series(1, ${items - 1}) as n) as numbered
    order by 2, 1`,
);
for (const [table, columns] of [
  ['account_state', { account: 'sleeper.account' }],
  ['enrollment', { account: 'sleeper.account', id: 'sleeper.id', due_at: 'sleeper.due_at' }],
] as const) {
  await db.query(await likeTheFirst(table, { shard: 'sleeper.shard', ...columns }));
}
await db.query('insert into timer (shard, due_at, account, enrollment) select shard, due_at, account, id from sleeper');
await db.query('drop table sleeper');
await db.query('vacuum (analyze) enrollment, account_state, timer, inbox');
await db.query('checkpoint');
const sleeping = await count("from enrollment where status = 'running'");
const waiting = await count('from timer where due_at > now()');
if (sleeping !== items || waiting !== items) throw new Error(`${sleeping} sleep and ${waiting} wait; ${items} were to`);

const floors = new Map<string, number>();
const months = new Set<number>();
const took: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const began = performance.now();
  for (const shard of SHARDS) {
    const ticked = await tick({ db, runtime, floors, months }, shard, clock.now(), 500);
    if (ticked === undefined || ticked.accounts > 0) throw new Error('a tick found work where there was none');
  }
  took.push(performance.now() - began);
}
took.sort((a, b) => a - b);

const [server] = await db.query<{ pid: number }>(
  "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid",
);
const wakeups = startWakeups(db);
const worker = startWorker({ db, clock, runtime, wakeups, log: quietLog(), deliver: () => undefined });
await pause(2000);
const [ours, theirs, began] = [process.cpuUsage(), cpuOf(childrenOf(server?.pid ?? 0)), performance.now()];
await pause(idleMs);
const { user, system } = process.cpuUsage(ours);
const idle = performance.now() - began;
const postgres = cpuOf(childrenOf(server?.pid ?? 0)) - theirs;
await worker.stop();
await wakeups.stop();
await db.close();
process.stdout.write(
  `${JSON.stringify({
    sleeping,
    median: took[ROUNDS / 2],
    slowest: took.at(-1),
    workerShare: (user + system) / 1000 / idle,
    postgresShare: postgres / idle,
  })}\n`,
);

/** `insert into table` of the first's row for every sleeper, with these columns theirs. */
async function likeTheFirst(table: string, theirs: Readonly<Record<string, string>>): Promise<string> {
  const columns = await db.query<{ name: string }>(
    'select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => theirs[name] ?? `one.${name}`);
  return `insert into ${table} (${names.join()}) select ${values.join()} from sleeper, ${table} as one where one.account = 'first'`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
