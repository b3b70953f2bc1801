import { randomUUID } from 'node:crypto';
import { isoInstant, type JsonObject } from '#base';
import { documents } from '#domain/documents';
import { imports } from '#domain/imports';
import { messages } from '#domain/messages';
import { opportunities } from '#domain/opportunities';
import { tasks } from '#domain/tasks';
import { addToOutbox, appendOperationEvents, type EffectHandler, type EffectRow, shardOf } from '#engine';
import type { Actor } from '#platform/access';
import type { Db } from '#platform/db';
import { createRunner, type Operation } from '#platform/operations';
import { composeProduct } from '../../../src/product.ts';
import { changed } from '../../engine.ts';
import { emailEffect } from '../../messages.ts';
import { anEffect } from '../../operations.ts';
import { runningProduct } from '../../running-product.ts';

/** A Monday. */
export const START = Date.parse('2026-03-02T09:00:00Z');
const JOURNEY = 'journeys/grow.yaml';

/** The growing playbook, whose journey is entered when a customer asks, and has a box to tick. */
export const FILES = changed(
  JOURNEY,
  '  - stage: talk\n',
  '  - stage: talk\n    done when: [ { check: Needs documented } ]\n',
  changed(JOURNEY, 'enter: { on: [signal.raised], again: { done: 4d } }', 'enter: { on: [upgrade.requested] }'),
);

export interface World {
  readonly db: Db;
  /** All operations of the product, those of imports with files of their own. */
  readonly operations: readonly Operation[];
  /** Who does it all: an owner, who is a person of the team too. */
  readonly owner: Actor;
  /** Runs an operation as the owner, then does what follows; each test knows the answer that it asks for. */
  run<Answer = Record<string, string>>(operation: string, input?: unknown): Promise<Answer>;
  /** Runs it and nothing that follows. */
  ask(operation: string, input: unknown): Promise<unknown>;
  send(account: string, name: string, properties: JsonObject, contact?: string): Promise<void>;
  /** A customer of their own, with a contact `kim`, a contract `c1` and an owner. */
  customer(): Promise<string>;
  /** Does what a step of a journey would ask for; the id of what came of it. */
  effect(kind: string, account: string, payload: JsonObject): Promise<string>;
  message(account: string, more?: Record<string, unknown>): Promise<string>;
  /** A file of accounts that was sent. */
  upload(): Promise<string>;
  close(): Promise<void>;
}

const CSV = 'id,name\nacme,Acme\n';

export async function openWorld(): Promise<World> {
  const product = await runningProduct(START);
  const { db, send } = product;
  const files = {
    open: async function* () {
      yield new TextEncoder().encode(CSV);
    },
    keepRefused: async () => CSV.length,
  };
  const ofFiles = imports({ runtime: product.runtime, files }).operations;
  const operations = composeProduct().operations.map(
    (operation) => ofFiles.find(({ name }) => name === operation.name) ?? operation,
  );
  const features = [tasks(product.runtime), documents, opportunities];
  const handlers: readonly EffectHandler[] = features.flatMap(({ effects }) => effects);
  const runner = createRunner({
    db,
    clock: { now: () => START },
    shardOf,
    wake: () => undefined,
    appendEvents: appendOperationEvents,
    newId: randomUUID,
  });
  await db.query(
    `insert into sign_in_user (id, name, email, role, created_at, updated_at) values ('olga', 'Olga', 'olga@acme.com', 'owner', now(), now())`,
  );
  const owner: Actor = { kind: 'person', id: 'olga', role: 'owner', person: 'ann', session: 'this' };
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const operation = operations.find((one) => one.name === name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    return runner.run(operation, { actor: owner, input });
  };
  let made = 0;
  const perform = async (handler: EffectHandler | undefined, row: EffectRow): Promise<string> => {
    if (handler === undefined) throw new Error(`nobody does ${row.kind}`);
    await db.transaction(async (tx) => {
      const [outcome] = await handler.runMany(tx, shardOf(row.account), [row]);
      const entries = outcome?.done === true ? (outcome.outbox ?? []) : [];
      await addToOutbox(
        tx,
        shardOf(row.account),
        entries.map((entry) => ({ ...entry, account: row.account })),
        START,
      );
    });
    return row.id;
  };
  const world: World = {
    db,
    operations,
    owner,
    ask,
    send,
    async run<Answer>(name: string, input: unknown = {}) {
      const answer = await ask(name, input);
      await product.goTo(START);
      return answer as Answer;
    },
    async customer() {
      const account = `customer-${++made}`;
      await world.run('set-account', { account, attributes: { name: account, owner: 'ann', plan_limit: 100 } });
      await world.run('set-contact', { account, contact: 'kim', email: `kim@${account}.com`, is_primary: true });
      await world.run('record-contract', {
        account,
        contract: 'c1',
        plan: 'basic',
        starts_on: '2025-06-01',
        arr: 1200,
      });
      return account;
    },
    effect: (kind, account, payload) =>
      perform(
        handlers.find((one) => one.kind === kind),
        anEffect(kind, account, payload, { at: START }),
      ),
    message: (account, more = {}) => perform(messages.effects[0], emailEffect({ account, at: START }, more)),
    async upload() {
      const id = randomUUID();
      await db.query(`insert into upload (id, name, bytes, actor, at) values ($1, 'accounts.csv', $2, 'test', $3)`, [
        id,
        CSV.length,
        isoInstant(START),
      ]);
      return id;
    },
    close: () => product.close(),
  };
  const person = { roles: ['csm'], booking_link: 'https://cal.example/ann' };
  await world.run('add-person', { id: 'ann', name: 'Ann Lee', email: 'ann@acme.com', ...person });
  await world.run('add-person', { id: 'bo', name: 'Bo Kim', email: 'bo@acme.com', roles: ['ae'] });
  await world.run('publish-playbook', { files: FILES });
  return world;
}

/** What an operation tells of what it does: something that was not there, that changes, or that is gone. */
type Telling = 'adds' | 'changes' | 'removes';

/** An operation that is to be run once, with what must be there before. */
export interface Case {
  readonly tells: Telling;
  readonly input: (world: World) => unknown;
}
export type Cases = Readonly<Record<string, Case>>;

const telling =
  (tells: Telling) =>
  (input: Case['input']): Case => ({ tells, input });
export const adds = telling('adds');
export const changes = telling('changes');
export const removes = telling('removes');
