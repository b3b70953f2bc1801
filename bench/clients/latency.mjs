import pg from 'pg';
import { quantile } from './quantile.mjs';
import { post } from './requests.mjs';

// One event at a time into a product that is idle: from the answer, at which the event is stored, until the signal that
// it raises can be read by others, asked for again as soon as the last answer is there.
const { url, key, database, items } = JSON.parse(process.argv[2] ?? '{}');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const client = new pg.Client({ connectionString: database });
await client.connect();
const isThere = { name: 'raised', text: 'select 1 from signal where account = $1 and kind = $2' };

async function latencyOf(account) {
  await post(
    `${url}/v1/track`,
    { event: 'bench.pulse', messageId: account, userId: account, context: { groupId: account } },
    key,
  );
  const answered = performance.now();
  for (;;) {
    const { rowCount } = await client.query({ ...isThere, values: [account, 'pulse'] });
    const passed = performance.now() - answered;
    if (rowCount > 0) return passed;
    if (passed > 30_000) throw new Error(`${account} has no signal after 30 s`);
  }
}

for (let n = 0; n < 5; n++) await latencyOf(`pulse-warm-${n}`);
const took = [];
for (let n = 0; n < items; n++) {
  // Not in step with the poll of a second, which a lost hint would fall back on.
  await pause(20 + ((n * 37) % 130));
  took.push(await latencyOf(`pulse-${n}`));
}
await client.end();
process.stdout.write(
  `${JSON.stringify({ events: items, p50: quantile(took, 0.5), p95: quantile(took, 0.95), slowest: Math.max(...took) })}\n`,
);
