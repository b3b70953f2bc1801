import { residentOf, serverMemory } from '../memory.mjs';
import { drained, publishFlow, withRunningProduct } from '../running-product.mjs';
import { measured } from '../surroundings.mjs';

/** Requests, and connections of COPY, under way at a time. */
const TOGETHER = 8;
const LARGEST = 500;

/** The rows that one running product goes through, one after the other: `bin/perennial serve`, worker and delivery in it. */
export const product = {
  names: ['door', 'latency', 'flow', 'memory'],
  async run({ wants, amount, report }) {
    await withRunningProduct(async (running) => {
      if (wants('door')) await door(running, amount(100_000), report);
      if (wants('latency') || wants('flow')) await publishFlow(running);
      if (wants('latency')) await latency(running, amount(200), report);
      if (wants('flow')) await flow(running, amount(5000), report);
      if (wants('memory')) await memory(running, report);
    });
  },
};

async function door({ url, key, database }, items, report) {
  const sent = await measured('clients/door.mjs', { url, key, items, together: TOGETHER });
  await drained(database);
  const copied = await measured('clients/copy.mjs', { database, items, together: TOGETHER });
  await drained(database);
  const [through, most] = [sent, copied].map(({ events, ms }) => (events / ms) * 1000);
  const note = `HTTP batches of 100, ${TOGETHER} in flight, answered when stored; its worker running`;
  report({ row: 'door', value: through, unit: 'events/s', over: `${items} events`, note, target: { least: 20_000 } });
  report({
    row: 'door',
    who: 'COPY',
    value: most,
    unit: 'events/s',
    over: `${items} events`,
    note: `the same into the same inbox, 100 a commit, ${TOGETHER} connections; the worker running`,
  });
  report({ row: 'door', value: through / most, unit: 'of COPY', note: 'the two above', target: { least: 0.3 } });
}

async function latency({ url, key, database }, items, report) {
  await drained(database);
  const { p50, p95, slowest } = await measured('clients/latency.mjs', { url, key, database, items });
  const note = `answer to a signal that others can read, worker idle before; half within ${Math.round(p50)} ms, the slowest ${Math.round(slowest)} ms`;
  report({ row: 'latency', value: p95, unit: 'ms, p95', over: `${items} events`, note, target: { below: 500 } });
}

async function flow({ url, key, database, smtpPort }, items, report) {
  await drained(database);
  const found = await measured('clients/flow.mjs', { url, key, database, smtpPort, items });
  const over = `${items} accounts`;
  report({
    row: 'flow',
    value: found.first / 1000,
    unit: 's to the last first mail',
    over,
    note: `${found.mails} passed the gate and their mail arrived by SMTP; all events were answered after ${Math.round(found.answered)} ms`,
    target: { most: 10 },
  });
  report({
    row: 'flow',
    value: found.late,
    unit: 'ms late, p99',
    over: `${found.mails} waits`,
    note: `from the end of the minute to the commit that resumes the wait; the latest ${Math.round(found.latest)} ms. The second mail arrived 60 s + ${Math.round(found.slowestPause)} ms after the first at most`,
    target: { most: 1000 },
  });
}

async function memory({ pid, database }, report) {
  const { now, highest } = residentOf(pid);
  const postgres = await serverMemory(database);
  const note = `resident at its highest; ${Math.round(now)} MB at the end. PostgreSQL beside it ${Math.round(postgres)} MB, 256 MB of it its shared buffers`;
  report({ row: 'memory', value: highest, unit: 'MB', over: 'the rows above', note, target: { most: LARGEST } });
}
