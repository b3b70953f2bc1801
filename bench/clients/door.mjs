import { batchSender } from './requests.mjs';

// One client process, batches of a hundred, a few in flight; what is counted is stored, for it is answered.
const { url, key, items, together } = JSON.parse(process.argv[2] ?? '{}');
const ACCOUNTS = 1000;
const sender = batchSender({ url, key, together });

async function run(from, count) {
  const began = performance.now();
  await sender.send(count, (at) => {
    const n = from + at;
    return {
      type: 'track',
      event: 'service.used',
      messageId: `bench-${n}`,
      userId: `user-${n % (ACCOUNTS * 3)}`,
      timestamp: new Date().toISOString(),
      context: { groupId: `account-${n % ACCOUNTS}` },
      properties: { quantity: 1, service: `service-${n % 5}` },
    };
  });
  return performance.now() - began;
}

await run(0, 6000);
const ms = await run(1_000_000, items);
sender.close();
process.stdout.write(`${JSON.stringify({ events: items, ms })}\n`);
