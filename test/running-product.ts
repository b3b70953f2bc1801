import { randomUUID } from 'node:crypto';
import { type Instant, type JsonObject, virtualClock } from '#base';
import { appendOperationEvents, eventKey, insertIntoInbox, type Runtime, shardOf, Work } from '#engine';
import type { Db, Queryable } from '#platform/db';
import { quietLog } from '#platform/log';
import { createRunner } from '#platform/operations';
import { readFolder } from '#surfaces/cli';
import { composeProduct } from '../src/product.ts';
import { testDatabase } from './database.ts';

/** The product as it is put together, on a fresh database and a clock that the test moves; nothing is delivered. */
export interface RunningProduct {
  readonly db: Db;
  /** The playbooks that are live, as ticks read them. */
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  /** Moves the clock and does what is due. */
  goTo(at: Instant): Promise<void>;
  /** An event comes in at the door now. */
  send(account: string, name: string, properties: JsonObject, contact?: string): Promise<void>;
  /** Runs an operation as an admin, then does what follows. */
  run(operation: string, input: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export const SERVICE_UPGRADE = readFolder('playbooks/service-upgrade');

export async function runningProduct(start: Instant): Promise<RunningProduct> {
  const { db, close } = await testDatabase();
  const product = composeProduct();
  const clock = virtualClock(start);
  const wake = (): void => undefined;
  const runner = createRunner({ db, clock, shardOf, wake, appendEvents: appendOperationEvents, newId: randomUUID });
  const work = new Work({ db, clock, runtime: product.runtime, log: quietLog(), deliver: wake });
  const drain = async (): Promise<void> => {
    while (await work.round());
  };
  return {
    db,
    runtime: product.runtime,
    async goTo(at) {
      clock.set(at);
      await drain();
    },
    async send(account, name, properties, contact) {
      const key = eventKey('test', randomUUID());
      const event = { account, key, name, source: 'test', properties, ...(contact === undefined ? {} : { contact }) };
      await insertIntoInbox(db, [{ event, lane: 1, receivedAt: clock.now() }]);
      await drain();
    },
    async run(name, input) {
      const operation = product.operations.find((known) => known.name === name);
      if (operation === undefined) throw new Error(`there is no operation ${name}`);
      const answer = await runner.run(operation, { actor: { kind: 'cli', id: 'test', role: 'admin' }, input });
      await drain();
      return answer as Record<string, unknown>;
    },
    close,
  };
}
