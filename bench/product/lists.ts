import { randomUUID } from 'node:crypto';
import { keepIndex } from '../../src/domain/views/index.ts';
import { shardOf } from '../../src/engine/index.ts';
import { startLoop } from '../../src/platform/loop/index.ts';
import { createRunner } from '../../src/platform/operations/index.ts';
import { openProduct } from './open-product.ts';
import { seedWorkspace } from './workspace-data.ts';

// A company's accounts with their contracts, contacts, signals, scores and a long log: what lists, the search and an
// account's page take on the server, as their screens ask, one after the other.
const { url, accounts, events } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  accounts: number;
  events: number;
};
const ROUNDS = 40;
const SECONDS_OF_WRITES = 10;
const COLUMNS = ['name', 'health', 'arr', 'renewal_on', 'owner', 'segment', 'signals', 'journeys', 'last_touch'];

const bench = await openProduct(url, 'evaluation');
await seedWorkspace(bench, accounts, events);
const { db, clock, product, runtime } = bench;
const runner = createRunner({
  db,
  clock,
  shardOf,
  wake: () => undefined,
  appendEvents: async () => [],
  newId: randomUUID,
});
const began = performance.now();
await ask('list-accounts', { limit: 1 });
const firstMs = performance.now() - began;
const factBegan = performance.now();
await ask('list-accounts', { limit: 1, filter: 'usage.sum("30d") > 1 && contract.days_to_end > 1' });
const factMs = performance.now() - factBegan;

const sorts = ['name', '-health', '-arr', 'renewal_on', '-signals', 'segment'];
const filters = [
  'health.score < 50',
  'contract.days_to_end < 90 && account.segment == "mid-market"',
  'usage.sum("30d") > 300 || usage.change("30d") < 0',
  'account.strong_signals > 0 && known(contract.arr) && !(health.band == "red")',
];
const found = {
  list: await timed((round) =>
    ask('list-accounts', {
      columns: COLUMNS,
      limit: 100,
      sort: sorts[round % sorts.length],
      offset: (round * 7919) % Math.max(1, accounts - 100),
    }),
  ),
  // Each differs from those before it: nothing that was found before is of use.
  filtered: await timed((round) =>
    ask('list-accounts', {
      columns: COLUMNS,
      limit: 100,
      sort: sorts[round % sorts.length],
      filter: `${filters[round % filters.length]} && contract.arr != ${round}`,
    }),
  ),
  searched: await timed((round) => ask('list-accounts', { columns: COLUMNS, limit: 100, search: `customer ${round}` })),
  touched: await besideWrites((round) =>
    ask('list-accounts', {
      columns: COLUMNS,
      limit: 100,
      sort: '-health',
      filter: filters[round % filters.length],
    }),
  ),
  search: await timed((round) => ask('search', { query: round % 2 === 0 ? `customer ${round}7` : `ann${round}` })),
  page: await timed((round) => ask('get-account-page', { account: `account-${(round * 7919) % accounts}` })),
};
const logged = await bench.count('from event');
const megabytes = product.index.rows.size() / 1e6;
await db.close();
process.stdout.write(`${JSON.stringify({ ...found, firstMs, factMs, megabytes, accounts, events: logged })}\n`);

async function ask(operation: string, input: object): Promise<void> {
  const asked = product.operations.find(({ name }) => name === operation);
  if (asked === undefined) throw new Error(`there is no operation ${operation}`);
  const answer = (await runner.run(asked, { actor: { kind: 'cli', id: 'bench', role: 'admin' }, input })) as object;
  if ('total' in answer && operation === 'list-accounts' && answer.total === undefined)
    throw new Error('nothing counted');
}

async function timed(
  work: (round: number) => Promise<void>,
  before: (round: number) => Promise<void> = async () => undefined,
  rounds = ROUNDS,
): Promise<{ p50: number; p95: number }> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before(round);
    const start = performance.now();
    await work(round);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  return { p50: took[Math.floor(rounds / 2)] ?? 0, p95: took[Math.ceil(rounds * 0.95) - 1] ?? 0 };
}

/** Each second a thousandth of the accounts is written, as by busy ticks, and read by what keeps the lists of a process. */
async function besideWrites(look: (round: number) => Promise<void>): Promise<{ p50: number; p95: number }> {
  let second = 0;
  const failed = (error: unknown): void => {
    throw error;
  };
  const writing = startLoop({ work: () => touch(second++), every: 1000, failed });
  const keeping = keepIndex({ db, clock, runtime, index: product.index, failed });
  const found = await timed(
    look,
    async () => new Promise((resolve) => setTimeout(resolve, 30)),
    SECONDS_OF_WRITES * 20,
  );
  await keeping.stop();
  await writing.stop();
  return found;
}

async function touch(second: number): Promise<void> {
  await db.query(
    `with written as (
       update account_state as state
          set revision = shard.revision + 1,
              scores = jsonb_set(scores, '{health,value}', to_jsonb((abs(hashtext(state.account)) + $1) % 101))
         from shard where shard.shard = state.shard and abs(hashtext(state.account)) % 1000 = $1
       returning state.shard
     )
     update shard set revision = revision + 1 where shard in (select shard from written)`,
    [second],
  );
}
