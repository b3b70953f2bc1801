import { randomUUID } from 'node:crypto';
import { virtualClock } from '#base';
import { createReceiver, events } from '#domain/events';
import { appendOperationEvents, shardOf } from '#engine';
import { createKeyRing, ensureFirstKeys, keyOperations } from '#platform/keys';
import { openLog, quietLog } from '#platform/log';
import { createRunner, type Operation } from '#platform/operations';
import { type HttpServer, httpApp, serveHttp } from '#surfaces/http';
import { type TestDatabase, testDatabase } from './database.ts';

export const START = Date.parse('2026-03-02T09:00:00.000Z');

/** The door as it stands in the product, on a database of its own, with a clock that the test sets. */
export async function testDoor(operations: readonly Operation[] = [...keyOperations, ...events.operations]) {
  const database: TestDatabase = await testDatabase();
  const { db } = database;
  const clock = virtualClock(START);
  const woken: number[] = [];
  const wake = (shards: readonly number[]): void => {
    woken.push(...shards);
  };
  const keys = await ensureFirstKeys(db, clock);
  if (keys === undefined) throw new Error('a fresh database has keys already');
  const ring = createKeyRing(db);
  const receiver = createReceiver({ db, clock, wake, newId: randomUUID });
  const runner = createRunner({ db, clock, shardOf, appendEvents: appendOperationEvents, wake, newId: randomUUID });
  const log = process.env.DOOR_LOG === undefined ? quietLog() : openLog('error');
  const app = httpApp({ operations, runner, keys: ring, receiver, log });
  const server: HttpServer = await serveHttp(app, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${server.port}`;

  async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys?.admin}`, ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    // Answers of many shapes: each test knows the one that it asks for.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const answer: any = await response.json();
    return { status: response.status, answer, headers: response.headers };
  }

  return {
    db,
    clock,
    keys,
    url,
    woken,
    receiver,
    runner,
    post,
    /** What stands in the inbox, in the order in which an account's rows are read. */
    inbox: () =>
      db.query<{ account: string; lane: number; shard: number; receivedAt: number; event: StoredEvent }>(
        'select account, lane, shard, received_at as "receivedAt", event from inbox order by account, received_at, id',
      ),
    async close() {
      await server.close();
      await database.close();
    },
  };
}

export interface StoredEvent {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly occurredAt?: number;
  readonly contact?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a sender's own
  readonly properties: any;
}
