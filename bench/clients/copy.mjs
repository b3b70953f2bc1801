import { createHash } from 'node:crypto';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

// What the database itself takes: the door's events as rows of the same inbox, by COPY, a hundred a commit, on as many
// connections as the door has requests in flight. Nothing is parsed, checked or looked up.
const { database, items, together } = JSON.parse(process.argv[2] ?? '{}');
const BATCH = 100;
const ACCOUNTS = 1000;
const COPY = 'copy inbox (shard, lane, account, received_at, event) from stdin';

const client = () => new pg.Client({ connectionString: database });
const clients = Array.from({ length: together }, client);
await Promise.all(clients.map((one) => one.connect()));
// An account's shard is only known to the product, which has seen these accounts.
const found = await clients[0].query("select account, shard from account_state where account like 'account-%'");
const shards = new Map(found.rows.map(({ account, shard }) => [account, shard]));

function rows(from) {
  const now = new Date().toISOString();
  let text = '';
  for (let n = from; n < from + BATCH; n++) {
    const account = `account-${n % ACCOUNTS}`;
    const hash = createHash('md5').update(`copy ${n}`).digest('hex');
    const key = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`;
    const event = {
      key,
      name: 'service.used',
      source: 'segment',
      occurredAt: Date.now(),
      contact: `user-${n % (ACCOUNTS * 3)}`,
      properties: { quantity: 1, service: `service-${n % 5}` },
    };
    text += `${shards.get(account) ?? 0}\t1\t${account}\t${now}\t${JSON.stringify(event)}\n`;
  }
  return text;
}

function copy(one, text) {
  return new Promise((resolve, reject) => {
    const stream = one.query(copyFrom(COPY));
    stream.on('finish', resolve).on('error', reject);
    stream.end(text);
  });
}

async function run(from, count) {
  let next = from;
  const lane = async (one) => {
    while (next < from + count) {
      const at = next;
      next += BATCH;
      await copy(one, rows(at));
    }
  };
  const began = performance.now();
  await Promise.all(clients.map(lane));
  return performance.now() - began;
}

await run(0, 6000);
const ms = await run(1_000_000, items);
await Promise.all(clients.map((one) => one.end()));
process.stdout.write(`${JSON.stringify({ events: items, ms })}\n`);
