import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '#base';
import { shardOf } from '#engine';
import { testDoor } from '../../../test/door.ts';
import { serveHttp } from './serve-http.ts';

let door: Awaited<ReturnType<typeof testDoor>>;
beforeEach(async () => {
  door = await testDoor();
});
afterEach(() => door.close());

const get = async (path: string, key = door.keys.admin) => {
  const response = await fetch(`${door.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the answer it asks for
  return { status: response.status, answer: (await response.json()) as any, headers: response.headers };
};

describe('an operation over HTTP', () => {
  test('answers with its output, under its name', async () => {
    const { status, answer, headers } = await door.post('/api/record-event', { account: 'acme', name: 'service.used' });
    expect([status, answer]).toEqual([200, { account: 'acme', name: 'service.used' }]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(await door.inbox()).toMatchObject([
      { account: 'acme', lane: 0, shard: shardOf('acme'), event: { name: 'service.used', source: 'record-event' } },
    ]);
    expect(door.woken).toEqual([shardOf('acme')]);
  });

  test('keeps the time and the id that are given', async () => {
    const event = { account: 'acme', name: 'x', id: 'e1', occurred: '2026-03-01T10:00:00+01:00' };
    await door.post('/api/record-event', event);
    await door.post('/api/record-event', event);
    const rows = await door.inbox();
    expect(new Set(rows.map((row) => row.event.key)).size).toBe(1);
    expect(rows[0]?.event.occurredAt).toBe(Date.parse('2026-03-01T09:00:00Z'));
  });

  test('does nothing again under the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'k1', authorization: `Bearer ${door.keys.admin}` };
    for (let time = 0; time < 2; time++) {
      expect((await door.post('/api/record-event', { account: 'acme', name: 'x' }, headers)).status).toBe(200);
    }
    expect(await door.inbox()).toHaveLength(1);
    const other = await door.post('/api/record-event', { account: 'acme', name: 'y' }, headers);
    expect([other.status, other.answer.reason]).toEqual([409, 'idempotency-key-reused']);
  });

  test('says what is wrong as a problem that a person can act on', async () => {
    const bad = await door.post('/api/record-event', { account: '', occurred: 'now' });
    expect(bad.status).toBe(400);
    expect(bad.headers.get('content-type')).toBe('application/problem+json');
    expect(bad.answer.problems.map((one: { field: string }) => one.field)).toEqual(['account', 'name', 'occurred']);
    expect((await door.post('/api/fly-to-the-moon', {})).answer).toMatchObject({
      status: 404,
      reason: 'no-such-operation',
    });
    expect((await door.post('/api/record-event', '{')).answer.reason).toBe('malformed-json');
    expect((await get('/nowhere')).answer).toMatchObject({ status: 404, reason: 'no-such-route' });
  });

  test('needs a key, and an admin key where it says so', async () => {
    const event = { account: 'acme', name: 'x' };
    expect((await door.post('/api/record-event', event, { authorization: '' })).status).toBe(401);
    const write = { authorization: `Bearer ${door.keys.write}` };
    expect((await door.post('/api/record-event', event, write)).status).toBe(200);
    expect((await door.post('/api/list-keys', {}, write)).answer).toMatchObject({
      status: 403,
      reason: 'role-not-allowed',
    });
  });
});

describe('what is open without an operation', () => {
  test('health says only that it is ok; the rest needs a key', async () => {
    expect(await (await fetch(`${door.url}/health`)).json()).toEqual({ ok: true });
    expect((await get('/api', 'none')).status).toBe(401);
    expect((await get('/api/openapi.json', 'none')).status).toBe(401);
  });

  test('the list and the OpenAPI document have each operation with its schema', async () => {
    const names = (await get('/api')).answer.operations.map((one: { name: string }) => one.name);
    const { paths, components } = (await get('/api/openapi.json')).answer;
    expect(Object.keys(paths)).toEqual(names.map((name: string) => `/api/${name}`));
    expect(names).toContain('list-quarantine');
    const { schema } = paths['/api/record-event'].post.requestBody.content['application/json'];
    expect(schema).toEqual({ $ref: '#/components/schemas/record-event.in' });
    expect(components.schemas['record-event.in'].required).toEqual(['account', 'name']);
    expect(paths['/api/list-keys'].post.parameters).toEqual([]);
  });

  test('every reference of the OpenAPI document leads to a schema in it', async () => {
    const { answer } = await get('/api/openapi.json');
    const asked = [...JSON.stringify(answer).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(asked).toContain('list-events.out.__schema0');
    expect(asked.filter((name) => answer.components.schemas[String(name)] === undefined)).toEqual([]);
  });
});

describe('the timeline and the quarantine', () => {
  const at = (n: number) => new Date(Date.parse('2026-03-02T09:00:00Z') + n * 1000).toISOString();

  test('list-events pages through an account, newest first', async () => {
    await door.db.query(
      "create table if not exists event_test partition of event for values from ('2031-01-01') to ('2031-02-01')",
    );
    for (let n = 0; n < 5; n++) {
      await door.db.query(
        `insert into event (shard, account, key, occurred_at, received_at, name, source, history, root, depth, properties)
         values ($1, 'acme', $2, '2031-01-05T00:00:00Z', $3, $4, 'test', false, $2, 0, '{}')`,
        [shardOf('acme'), idOf(n), at(n), n === 4 ? 'other' : 'used'],
      );
    }
    const first = (await door.post('/api/list-events', { account: 'acme', name: 'used', limit: 3 })).answer;
    const second = (await door.post('/api/list-events', { account: 'acme', name: 'used', limit: 3, after: first.next }))
      .answer;
    const keys = [...first.events, ...second.events].map((one: { key: string }) => one.key);
    expect(keys).toEqual(
      [0, 1, 2, 3]
        .map((n) => idOf(n))
        .sort()
        .reverse(),
    );
    expect(second.next).toBeUndefined();
    expect((await door.post('/api/list-events', { account: 'acme', after: 'x' })).answer.reason).toBe('bad-page');
  });

  test('replay-quarantine sends an event through again, or as a new one', async () => {
    const event = { key: idOf('k'), name: 'used', source: 'segment', properties: { a: 1 } };
    for (const n of [1, 2]) {
      await door.db.query(
        `insert into quarantine (shard, id, account, at, reason, message, event) values ($1, $2, 'acme', $3, 'key-reused', 'm', $4)`,
        [shardOf('acme'), idOf('q', n), at(n), JSON.stringify(event)],
      );
    }
    const { answer } = await door.post('/api/list-quarantine', { account: 'acme' });
    expect(answer.events).toMatchObject([{ id: idOf('q', 2), reason: 'key-reused' }, { id: idOf('q', 1) }]);
    const missing = await door.post('/api/replay-quarantine', { account: 'acme', ids: [idOf('q', 1), idOf('none')] });
    expect(missing.status).toBe(404);
    await door.post('/api/replay-quarantine', { account: 'acme', ids: [idOf('q', 1)] });
    await door.post('/api/replay-quarantine', { account: 'acme', as_new: true });
    const rows = await door.inbox();
    expect(rows.map((row) => row.event.key === event.key)).toEqual([true, false]);
    expect(rows[0]?.event).toEqual({ ...event, occurredAt: Date.parse(at(1)) });
    expect((await door.post('/api/list-quarantine', {})).answer.events).toEqual([]);
  });
});

test('a port that is taken is said plainly', async () => {
  const port = Number(new URL(door.url).port);
  await expect(serveHttp(new Hono(), { host: '127.0.0.1', port })).rejects.toMatchObject({
    reason: 'port-in-use',
    message: expect.stringContaining('PORT'),
  });
});
