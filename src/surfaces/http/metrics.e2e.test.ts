import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { eventually } from '../../../test/e2e/eventually.ts';

const PERENNIAL = join(import.meta.dirname, '../../../bin/perennial');

let database: TestDatabase;
let product: ChildProcess;
let said = '';
let url = '';

beforeAll(async () => {
  database = await testDatabase();
  const { PATH = '', HOME = '' } = process.env;
  product = spawn(process.execPath, [PERENNIAL, 'serve'], {
    cwd: tmpdir(),
    env: { PATH, HOME, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  product.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await eventually(
    'the product runs',
    async () => {
      if (product.exitCode !== null) throw new Error(`ended with ${product.exitCode}: ${said}`);
      return said;
    },
    (text) => text.includes('Ctrl-C'),
  );
  url = /runs on (http:\S+)/.exec(said)?.[1] ?? '';
}, 300_000);
afterAll(async () => {
  product.kill();
  if (product.exitCode === null) await once(product, 'close');
});

const get = (path: string, key = '') =>
  fetch(`${url}${path}`, key === '' ? {} : { headers: { authorization: `Bearer ${key}` } });
const firstKey = (kind: string): string => new RegExp(`${kind} key +(\\S+)`).exec(said)?.[1] ?? '';

describe('a running product', { timeout: 300_000 }, () => {
  test('tells what it has done', async () => {
    const call = { type: 'track', event: 'service.used', userId: 'jen', context: { groupId: 'acme' } };
    const headers = { authorization: `Bearer ${firstKey('write')}` };
    await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch: [call, { type: 'track' }] }),
    });
    const text = await eventually(
      'the event is worked on',
      async () => (await get('/metrics', firstKey('admin'))).text(),
      (now) => now.includes('perennial_tick_events_total 1'),
    );
    for (const line of [
      'perennial_calls_accepted_total 1',
      'perennial_calls_refused_total 1',
      'perennial_http_requests_total{route="/v1/batch",status="200"} 1',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('acme');
  });

  test('is ready while its database is there, and lives on without it', async () => {
    expect((await get('/ready')).status).toBe(200);
    await database.close();
    await eventually(
      'it is no longer ready',
      async () => (await get('/ready')).status,
      (status) => status === 503,
    );
    expect((await get('/health')).status).toBe(200);
  });
});
