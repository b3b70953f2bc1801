import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freshDatabase, installPeers, measured, withDatabase, withProduct } from './surroundings.mjs';

// npm run bench [-- --only door,tick,steps,simulate --size 0.1]: what the product is measured by, its peers beside it.
const ALL = 'door,tick,steps,simulate';
const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: ALL },
    /** Of the full amount: 0.02 is a smoke run. */
    size: { type: 'string', default: '1' },
    'no-results': { type: 'boolean', default: false },
  },
});
const size = Number(options.size);
const only = new Set(options.only.split(','));
const amount = (full) => Math.max(100, Math.round(full * size));
const say = (line) => process.stdout.write(`${line}\n`);

const rows = [];
function report(row, who, count, ms, unit, note) {
  const perSecond = Math.round((count / ms) * 1000);
  rows.push({ row, who, perSecond, unit, count, ms: Math.round(ms), note });
  say(`${row.padEnd(10)} ${who.padEnd(24)} ${perSecond.toLocaleString('en').padStart(10)} ${unit}/s   ${note}`);
}

const versions = installPeers();
if (only.has('door')) {
  await withProduct(async ({ url, key }) => {
    const { events, ms } = await measured('door.mjs', { url, key, items: amount(100_000), together: 8 });
    report(
      'door',
      'Perennial',
      events,
      ms,
      'events',
      'HTTP batches of 100, 8 in flight, stored when answered; worker running',
    );
  });
}
if (only.has('simulate')) {
  const accounts = amount(10_000);
  const began = performance.now();
  const args = [
    'simulate',
    'playbooks/service-upgrade',
    '--accounts',
    `${accounts}`,
    '--days',
    '90',
    '--seed',
    '7',
    '--json',
  ];
  const { status } = spawnSync(join(here, '..', 'bin', 'perennial'), args, {
    cwd: join(here, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ms = performance.now() - began;
  const found = status === 0 ? 'equal, account by account' : 'UNEQUAL';
  report(
    'simulate',
    'Perennial',
    accounts * 90,
    ms,
    'account-days',
    `${accounts} planted customers over 90 days: ${found}`,
  );
}
if (only.has('tick') || only.has('steps')) {
  await withDatabase(async (server) => {
    if (only.has('tick')) {
      const { events, ms } = await measured('product/tick.ts', {
        url: await freshDatabase(server),
        items: amount(100_000),
      });
      report(
        'tick',
        'Perennial',
        events,
        ms,
        'events',
        'recorded, measured, scored, signals found; 50 events an account, one worker',
      );
    }
    if (!only.has('steps')) return;
    const [graphile, boss, dbos] = ['graphile-worker', 'pg-boss', '@dbos-inc/dbos-sdk'].map((name) => versions[name]);
    const contestants = [
      ['Perennial', 'product/steps.ts', 30_000, {}, 'a task a step, an hour between, each its own tick; one worker'],
      [
        `graphile-worker ${graphile}`,
        'peers/graphile-worker.mjs',
        10_000,
        {},
        'a job a step, local queue, completed in batches',
      ],
      [`pg-boss ${boss}`, 'peers/pg-boss.mjs', 10_000, {}, 'a job a step, fetched and completed by 200'],
      [
        `pg-boss ${boss}, batched`,
        'peers/pg-boss.mjs',
        10_000,
        { together: true },
        'and the steps of 200 jobs written in one statement',
      ],
      [`DBOS ${dbos}`, 'peers/dbos.mjs', 5000, {}, 'a workflow of three steps, 64 at once'],
    ];
    for (const [who, file, full, settings, note] of contestants) {
      const url = await freshDatabase(server);
      const { steps, ms } = await measured(file, { url, items: amount(full), ...settings });
      report('steps', who, steps, ms, 'steps', note);
    }
  });
}

if (!options['no-results']) {
  const machine = `${os.cpus().length}x-${(os.cpus()[0]?.model ?? 'cpu').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}`;
  const date = new Date().toISOString().slice(0, 10);
  // A part stands beside the whole of the day, not in its place.
  const part = options.only === ALL ? '' : `-${options.only.replaceAll(',', '-')}`;
  const path = join(here, 'results', `${date}-${machine}${part}`);
  mkdirSync(dirname(path), { recursive: true });
  const about = {
    date,
    cpus: os.cpus().length,
    cpu: os.cpus()[0]?.model,
    memory: os.totalmem(),
    node: process.version,
    size,
  };
  writeFileSync(`${path}.json`, `${JSON.stringify({ ...about, rows }, undefined, 2)}\n`);
  writeFileSync(`${path}.md`, markdown(about));
  say(`Written to ${path}.json and .md`);
}

function markdown({ date, cpus, cpu, memory, node }) {
  const lines = rows.map(
    ({ row, who, perSecond, unit, count, note }) =>
      `| ${row} | ${who} | ${perSecond.toLocaleString('en')} ${unit}/s | ${count.toLocaleString('en')} ${unit} | ${note} |`,
  );
  return `# ${date}, ${cpus} × ${cpu}, ${Math.round(memory / 2 ** 30)} GB, Node ${node}

The same embedded PostgreSQL for all, each on a database of its own; client, worker and server share the machine.
${size === 1 ? '' : `Amounts were ${size} of the full ones: a smoke run, not a measurement.\n`}
| row | who | per second | measured over | how |
| --- | --- | ---: | ---: | --- |
${lines.join('\n')}
`;
}
