import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { status } from '#domain/status';
import { eventKey, insertIntoInbox, shardOf } from '#engine';
import { type Db, timestamp } from '#platform/db';
import { createKey, createKeyRing, ensureFirstKeys, keyOperations } from '#platform/keys';
import { createRunner } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createMetrics } from './metrics-registry.ts';
import { measureRequests } from './metrics-requests.ts';
import { monitoringApp, type Readiness } from './metrics-routes.ts';

const AT = Date.parse('2026-03-02T09:00:00.000Z');

let database: TestDatabase;
let db: Db;
let app: Hono;
let metrics: ReturnType<typeof createMetrics>;
let keys: { readonly admin: string; readonly write: string; readonly metrics: string };
let readiness: Awaited<ReturnType<Readiness>>;
let asked: number;

beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
  asked = 0;
  readiness = { ready: true };
  const clock = { now: () => AT };
  const ports = { db, clock, shardOf, appendEvents: async () => [], wake: () => undefined, newId: () => 'run' };
  const runner = createRunner(ports);
  const first = await ensureFirstKeys(db, clock);
  const actor = { kind: 'cli', id: 'test', role: 'admin' } as const;
  const made = await runner.run(createKey, { actor, input: { kind: 'metrics', label: 'Prometheus' } });
  keys = { admin: first?.admin ?? '', write: first?.write ?? '', metrics: made.key };
  metrics = createMetrics({ processMetrics: false });
  app = monitoringApp({
    operations: [...keyOperations, ...status({ version: '1.2.3', node: 'v20' }).operations],
    runner: {
      run(operation, request) {
        asked++;
        return runner.run(operation, request);
      },
    },
    keys: createKeyRing(db),
    metrics,
    readiness: async () => readiness,
  });
});
afterEach(() => database.close());

const scrape = async (key = keys.metrics) => {
  const response = await app.request('/metrics', { headers: { authorization: `Bearer ${key}` } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
/** The samples of one metric, as they stand in the text. */
const sampled = async (name: string): Promise<string[]> =>
  (await scrape()).text
    .split('\n')
    .filter((line) => line === name || line.startsWith(`${name}{`) || line.startsWith(`${name} `));

describe('/metrics', () => {
  test('opens with a metrics or an admin key, and with no other', async () => {
    expect(await scrape()).toMatchObject({ status: 200, type: expect.stringContaining('text/plain; version=0.0.4') });
    expect((await scrape(keys.admin)).status).toBe(200);
    expect((await scrape(keys.write)).status).toBe(403);
    expect((await app.request('/metrics')).status).toBe(401);
  });

  test('asks the database once, however often it is scraped within seconds', async () => {
    await Promise.all([scrape(), scrape(), scrape()]);
    await scrape();
    expect(asked).toBe(1);
  });

  test('shows what is in trouble: a held account, quarantine, a dead letter, an event that waits, no worker', async () => {
    const shard = shardOf('acme');
    const id = '00000000-0000-4000-8000-000000000001';
    await db.query("insert into held_account (shard, account, at, reason) values ($1, 'globex', now(), 'boom')", [
      shardOf('globex'),
    ]);
    await db.query(
      "insert into quarantine (shard, id, account, at, reason, message, event) values ($1, $2, 'acme', now(), 'same-key', 'm', '{}')",
      [shard, id],
    );
    await db.query(
      `insert into outbox (shard, id, account, channel, payload, created_at, useful_until, state, due_at, finished_at)
       values ($1, $2, 'acme', 'email', '{}', $3, $3, 'dead', $3, $3)`,
      [shard, id, timestamp(AT)],
    );
    const event = { account: 'acme', name: 'x', key: eventKey('test', '1'), source: 'test', properties: {} };
    await insertIntoInbox(db, [{ event, lane: 1, receivedAt: AT - 600_000 }]);
    const { text } = await scrape();
    for (const line of [
      'perennial_build_info{version="1.2.3",node="v20",postgresql="',
      'perennial_held_accounts 1',
      'perennial_quarantine_events{reason="same-key"} 1',
      'perennial_dead_letters{channel="email"} 1',
      'perennial_inbox_rows{lane="live"} 1',
      'perennial_inbox_oldest_seconds{lane="live"} 600',
      'perennial_shard_lag_seconds 600',
      'perennial_services{service="worker"} 0',
      'perennial_trouble{name="no-worker",level="urgent"} 1',
      'perennial_trouble{name="held-accounts",level="person"} 1',
      'perennial_trouble{name="unassigned",level="person"} 0',
    ])
      expect(text).toContain(line);
  });

  test('counts what this process does', async () => {
    metrics.received(5, 0);
    metrics.received(2, 1);
    metrics.ticked({ outcome: 'done', rows: 40, ms: 150 });
    metrics.ticked({ outcome: 'failed', rows: 0, ms: 20 });
    metrics.settled('email', 'inDoubt', 1);
    metrics.settled('email', 'sent', 3);
    metrics.settled('email', 'dropped', 0);
    const { text } = await scrape();
    for (const line of [
      'perennial_calls_accepted_total 7',
      'perennial_calls_refused_total 1',
      'perennial_ticks_total{outcome="done"} 1',
      'perennial_ticks_total{outcome="failed"} 1',
      'perennial_tick_events_total 40',
      'perennial_tick_duration_seconds_bucket{le="0.1"} 1',
      'perennial_tick_duration_seconds_bucket{le="0.2"} 2',
      'perennial_deliveries_total{channel="email",outcome="in_doubt"} 1',
      'perennial_deliveries_total{channel="email",outcome="sent"} 3',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).not.toContain('outcome="dropped"');
  });

  test('says 0 of what was there and is gone', async () => {
    const figures = (await scrape()).text;
    expect(figures).not.toContain('perennial_quarantine_events{');
    expect(figures).toContain('perennial_held_accounts 0\n');
  });
});

describe('requests', () => {
  test('are counted by route, never by path', async () => {
    await scrape();
    await app.request('/nowhere/42');
    await app.request('/nowhere/43');
    await app.request('/health');
    await app.request('/ready');
    expect(await sampled('perennial_http_requests_total')).toEqual([
      'perennial_http_requests_total{route="/metrics",status="200"} 1',
      'perennial_http_requests_total{route="none",status="404"} 2',
      'perennial_http_requests_total{route="/health",status="200"} 1',
      'perennial_http_requests_total{route="/ready",status="200"} 1',
    ]);
    expect(await sampled('perennial_http_request_duration_seconds_count')).toContain(
      'perennial_http_request_duration_seconds_count{route="none"} 2',
    );
  });
});

test('an operation is a route by its name, what is none together; what fails counts with its status', async () => {
  const plain = new Hono();
  plain.use(measureRequests(metrics, new Set(['create-key'])));
  plain.post('/api/:name', (context) => {
    if (context.req.param('name') !== 'create-key') throw new Error('no such operation');
    return context.json({});
  });
  plain.onError((_, context) => context.json({}, 404));
  for (const path of ['/api/create-key', '/api/x', '/api/y']) await plain.request(path, { method: 'POST' });
  expect(await sampled('perennial_http_requests_total')).toEqual([
    'perennial_http_requests_total{route="/api/create-key",status="200"} 1',
    'perennial_http_requests_total{route="/api/:name",status="404"} 2',
  ]);
});

describe('/ready', () => {
  test('is 200 while the process can work, and 503 with the reason while it can not; it needs no key', async () => {
    expect((await app.request('/ready')).status).toBe(200);
    readiness = { ready: false, reason: 'The database can not be reached.' };
    const response = await app.request('/ready');
    expect([response.status, await response.json()]).toEqual([503, readiness]);
  });
});
