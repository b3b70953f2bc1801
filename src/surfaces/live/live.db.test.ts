import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shardOf, startWakeups, type Wakeups } from '#engine';
import type { Actor } from '#platform/access';
import { problemResponse } from '#platform/http';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { LiveHub, liveRoutes } from './index.ts';

const clock = { now: () => 1_000_000 };
const OWNER: Actor = { kind: 'person', id: 'u1', role: 'owner', person: 'ada', session: 's1' };
const PARTNER: Actor = { kind: 'person', id: 'u2', role: 'partner', person: 'pat', session: 's2' };

let database: TestDatabase;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A process with a door, as serve.ts puts it together. */
function aProcess(): { app: Hono; wakeups: Wakeups } {
  const wakeups = startWakeups(database.db);
  const hub = new LiveHub({ clock, shardOf, run: randomUUID(), say: (text) => wakeups.say(text) });
  wakeups.listen(hub);
  stops.push(
    () => wakeups.stop(),
    () => hub.stop(),
  );
  const app = new Hono();
  app.onError((error) => problemResponse(error));
  liveRoutes(app, {
    hub,
    asker: async ({ headers }) => ({ owner: OWNER, partner: PARTNER })[headers.get('cookie') ?? ''],
    sees: async ({ role }) => (role === 'partner' ? new Set(['acme']) : undefined),
    nameOf: async ({ person = '' }) => person,
    url: () => 'http://localhost',
  });
  return { app, wakeups };
}

/** Reads a stream until something is in it. */
async function read(app: Hono, cookie: string) {
  const response = await app.request('/live', { headers: { cookie } });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    response,
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) throw new Error(`ended without ${part}: ${text}`);
        text += decoder.decode(chunk.value);
      }
      return text;
    },
    stop: () => reader?.cancel(),
  };
}

test('a change in one process is told by another one, to whoever sees the account', async () => {
  const [here, there] = [aProcess(), aProcess()];
  const owner = await read(there.app, 'owner');
  const partner = await read(there.app, 'partner');
  expect(owner.response.headers.get('content-type')).toContain('text/event-stream');
  await Promise.all([owner.until('hello'), partner.until('hello')]);
  // The other one begins to listen when it is connected: what is told before that it does not hear.
  const telling = setInterval(() => {
    here.wakeups.tell({ topics: [['signals', ['birch']]], shards: [shardOf('birch')] });
  }, 100);
  await owner.until('{"changes":[["signals",["birch"]]]}');
  clearInterval(telling);
  here.wakeups.tell({ topics: [['signals', ['acme']]], shards: [shardOf('acme')] });
  expect(await partner.until('"acme"')).not.toContain('birch');
  await Promise.all([owner.stop(), partner.stop()]);
});

test('changes wake no worker, and a wake-up is no change', async () => {
  const { wakeups } = aProcess();
  let woken = false;
  void wakeups.next(60_000).then(() => {
    woken = true;
  });
  wakeups.tell({ topics: [['signals', ['birch']]], shards: [] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(woken).toBe(false);
  wakeups.wake([3]);
  await expect.poll(() => woken).toBe(true);
});

describe('the door', () => {
  const edit = (app: Hono, thing: string, headers: Record<string, string>) =>
    app.request('/live/editing', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ thing, on: true }),
    });

  test('is shut for whoever is not signed in, and for the pages of other sites', async () => {
    const { app } = aProcess();
    expect((await app.request('/live')).status).toBe(401);
    expect((await edit(app, 'account:acme:name', {})).status).toBe(401);
    const elsewhere = { cookie: 'owner', origin: 'https://elsewhere.example' };
    expect((await edit(app, 'account:acme:name', elsewhere)).status).toBe(403);
  });

  test('tells of a thing only to who sees its account', async () => {
    const { app } = aProcess();
    const partner = { cookie: 'partner', origin: 'http://localhost' };
    expect((await edit(app, 'account:birch:name', partner)).status).toBe(404);
    expect((await edit(app, 'account:acme:name', partner)).status).toBe(200);
    const owner = await edit(app, 'account:acme:name', { cookie: 'owner', origin: 'http://localhost' });
    expect(await owner.json()).toEqual({ people: [{ person: 'pat', name: 'pat' }] });
  });

  test('has at most ten connections of one session', async () => {
    const { app } = aProcess();
    const open = await Promise.all(Array.from({ length: 10 }, () => read(app, 'owner')));
    expect((await app.request('/live', { headers: { cookie: 'owner' } })).status).toBe(429);
    await open[0]?.stop();
    const again = await read(app, 'owner');
    expect(again.response.status).toBe(200);
    await Promise.all([again, ...open].map((one) => one.stop()));
  });
});
