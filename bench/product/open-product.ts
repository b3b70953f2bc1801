import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, JsonObject } from '../../src/base/index.ts';
import {
  copyIntoInbox,
  eventKey,
  type IncomingEvent,
  keepVersion,
  type Runtime,
  Work,
} from '../../src/engine/index.ts';
import { type Db, migrate, openServer, type Queryable } from '../../src/platform/db/index.ts';
import { quietLog } from '../../src/platform/log/index.ts';
import { composeProduct, type Product } from '../../src/product.ts';

/** Real time that can be moved forward: how long a tick takes is measured, and a journey's hour need not be waited for. */
export interface ShiftedClock extends Clock {
  forward(ms: number): void;
}

export interface BenchProduct {
  readonly db: Db;
  readonly clock: ShiftedClock;
  /** The playbook as ticks read it. */
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  /** One round of a worker over the shards that have something due; whether there was anything. */
  round(): Promise<boolean>;
  /** Ticks until nothing is due, as one worker does. */
  drain(): Promise<void>;
  /** Puts events into the inbox as the door does, several thousand a transaction. */
  fill(events: readonly BenchEvent[]): Promise<void>;
  count(statement: string): Promise<number>;
  /** As it is put together, for what asks through the door. */
  readonly product: Product;
}

export interface BenchEvent {
  readonly account: string;
  readonly id: string;
  readonly name: string;
  readonly properties: JsonObject;
}

/** A migrated database with one of the bench's playbooks live, and the product's own engine on it, in this process. */
export async function openProduct(url: string, playbook = 'basic'): Promise<BenchProduct> {
  const db = openServer(url);
  await migrate(db, 'migrations');
  const product = composeProduct();
  const files = readPlaybook(playbook);
  const loaded = product.load(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, undefined, 1));
  let shift = 0;
  const clock = {
    now: () => Date.now() + shift,
    forward: (ms: number) => {
      shift += ms;
    },
  };
  await db.transaction((tx) => keepVersion(tx, loaded.playbook, files, clock.now()));
  const work = new Work({ db, clock, runtime: product.runtime, log: quietLog(), deliver: () => undefined });
  const round = (): Promise<boolean> => work.round();
  const drain = async (): Promise<void> => {
    while (await round());
  };
  await drain();
  return {
    db,
    product,
    clock,
    runtime: product.runtime,
    round,
    drain,
    async fill(events) {
      for (let at = 0; at < events.length; at += 5000) {
        const rows = events
          .slice(at, at + 5000)
          .map((event) => ({ event: incoming(event), lane: 1 as const, receivedAt: clock.now() }));
        await db.transaction((tx) => copyIntoInbox(tx, rows));
      }
    },
    async count(statement) {
      const [row] = await db.query<{ count: number }>(`select count(*) ${statement}`);
      return row?.count ?? 0;
    },
  };
}

function incoming({ account, id, name, properties }: BenchEvent): IncomingEvent {
  return { account, key: eventKey('bench', id), name, source: 'bench', properties };
}

function readPlaybook(playbook: string): Record<string, string> {
  // It runs as a bundle, from the project's root.
  const folder = join('bench/playbooks', playbook);
  const names = readdirSync(folder, { recursive: true }).map(String);
  return Object.fromEntries(
    names.filter((name) => /\.(yaml|md)$/.test(name)).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
