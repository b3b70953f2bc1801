import { Agent, request } from 'node:http';

// One client process, as a customer's server would send: batches of 100 calls, a few requests in flight, each counted
// when its answer is there, which is when its events are stored.
const { url, key, items, together } = JSON.parse(process.argv[2] ?? '{}');
const BATCH = 100;
const ACCOUNTS = 1000;
const agent = new Agent({ keepAlive: true, maxSockets: together });

function batch(from) {
  const timestamp = new Date().toISOString();
  const calls = Array.from({ length: BATCH }, (_, at) => {
    const n = from + at;
    return {
      type: 'track',
      event: 'service.used',
      messageId: `bench-${n}`,
      userId: `user-${n % (ACCOUNTS * 3)}`,
      timestamp,
      context: { groupId: `account-${n % ACCOUNTS}` },
      properties: { quantity: 1, service: `service-${n % 5}` },
    };
  });
  return JSON.stringify({ batch: calls, sentAt: timestamp });
}

function send(body) {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${key}`,
    };
    const sent = request(`${url}/v1/batch`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        if (response.statusCode === 200 && !text.includes('refused')) resolve();
        else reject(new Error(`${response.statusCode} ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject).end(body);
  });
}

async function run(from, count) {
  let next = from;
  const lane = async () => {
    while (next < from + count) {
      const at = next;
      next += BATCH;
      await send(batch(at));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: together }, lane));
  return performance.now() - began;
}

await run(0, 6000);
const events = Math.ceil(items / BATCH) * BATCH;
const ms = await run(1_000_000, events);
agent.destroy();
process.stdout.write(`${JSON.stringify({ events, ms })}\n`);
