import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openServer } from '../../src/platform/db/index.ts';

// A file of usage comes in through the real command, in a process of its own whose memory is watched.
const { url, items } = JSON.parse(process.argv[2] ?? '{}') as { url: string; items: number };
const ROWS_PER_ACCOUNT = 200;
const DAYS = 365;
const HEADER = 'usage_id,account_id,usage_date,feature,count,seconds,errors,beta\n';
const MAP = `
event: service.used
key: [usage_id]
columns:
  account: account_id
  time: usage_date
  service: feature
  quantity: { column: count, to: integer }
  seconds: { column: seconds, to: integer }
  errors: { column: errors, to: integer }
  beta: { column: beta, to: bool }
`;

const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-import-'));
const map = join(folder, 'usage.map.yaml');
writeFileSync(map, MAP);

/** Accounts turn by turn, as a file by date has them. */
function* csv(rows: number): Generator<string> {
  yield HEADER;
  const accounts = Math.ceil(rows / ROWS_PER_ACCOUNT);
  const day = Date.UTC(2025, 0, 1);
  for (let row = 0; row < rows; row++) {
    const date = new Date(day + Math.floor((row / rows) * DAYS) * 86_400_000).toISOString().slice(0, 10);
    yield `U-${row},A-${row % accounts},${date},feature_${row % 40},${row % 30},${(row * 37) % 9000},${row % 3},${row % 9 === 0}\n`;
  }
}

/** The most memory that a process ever had resident, in MB, by the kernel's own account; undefined where it keeps none. */
function watchMemory(child: ChildProcess): () => number | undefined {
  let most: number | undefined;
  const look = (): void => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const kilobytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
      if (Number.isFinite(kilobytes)) most = Math.max(most ?? 0, kilobytes / 1024);
    } catch {
      // It has ended, or this is not Linux.
    }
  };
  const timer = setInterval(look, 50);
  child.on('exit', () => clearInterval(timer));
  return () => most;
}

async function importRows(rows: number): Promise<{ ms: number; megabytes: number | undefined }> {
  const file = join(folder, 'usage.csv');
  await pipeline(Readable.from(csv(rows)), createWriteStream(file));
  const profile = process.env.PROFILE === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', process.env.PROFILE];
  const began = performance.now();
  const child = spawn(process.execPath, [...profile, 'bin/perennial', 'import', 'events', file, '--map', map], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const memory = watchMemory(child);
  const status = await new Promise((resolve) => child.on('exit', resolve));
  if (status !== 0) throw new Error(`perennial import ended with ${status}`);
  return { ms: performance.now() - began, megabytes: memory() };
}

try {
  // Builds what is stale and migrates the database.
  await importRows(100);
  const { ms, megabytes } = await importRows(items);
  const db = openServer(url);
  const [row] = await db.query<{ count: number }>('select count(*) from inbox');
  await db.close();
  if (row?.count !== items + 100) throw new Error(`${row?.count} rows came in; ${items + 100} were to`);
  process.stdout.write(`${JSON.stringify({ rows: items, ms, megabytes })}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
