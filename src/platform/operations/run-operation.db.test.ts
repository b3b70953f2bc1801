import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AppError, virtualClock } from '#base';
import { secret } from '#platform/audit';
import type { Db } from '#platform/db';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { type Actor, defineRead, defineWrite } from './operation.ts';
import { createRunner, type EmittedEvent, type Runner } from './run-operation.ts';

const admin: Actor = { kind: 'key', id: 'a', role: 'admin' };
const writer: Actor = { kind: 'key', id: 'w', role: 'write' };
const AT = Date.parse('2026-03-02T09:00:00Z');

let database: TestDatabase;
let db: Db;
let runner: Runner;
let appended: EmittedEvent[];
let woken: number[];

beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
  appended = [];
  woken = [];
  let ids = 0;
  runner = createRunner({
    db,
    clock: virtualClock(AT),
    shardOf: (account) => (account === 'b' ? 7 : 3),
    async appendEvents(_tx, events) {
      appended.push(...events);
      return events.length > 0 ? [3] : [];
    },
    wake: (shards) => woken.push(...shards),
    newId: () => `run-${ids++}`,
  });
});
afterEach(() => database.close());

let runs = 0;
const setLabel = defineWrite({
  name: 'set-label',
  summary: 'Set a label',
  access: 'send',
  doors: ['http'],
  input: z.object({
    accounts: z.array(z.string()).default(['a']),
    label: z.string().min(2),
    password: z.string().optional(),
    pin: secret().optional(),
    fail: z.boolean().optional(),
  }),
  output: z.object({ label: z.string(), run: z.number(), token: secret() }),
  accounts: ({ accounts }) => accounts,
  async run({ tx, emit, at }, { label, fail }) {
    await tx.query('insert into setting (key, value, updated_at) values ($1, $2::jsonb, $3)', [
      label,
      '1',
      new Date(at).toISOString(),
    ]);
    emit({ account: 'a', name: 'label.set', properties: { label } });
    if (fail) throw new Error('half way');
    return { label, run: ++runs, token: 'hunter2' };
  },
});

const getLabel = defineRead({
  name: 'get-label',
  summary: 'Get a label',
  access: 'administer',
  doors: ['http'],
  input: z.object({ label: z.string() }),
  output: z.object({ found: z.number() }),
  run: async ({ db: queryable }, { label }) => ({
    found: (await queryable.query('select key from setting where key = $1', [label])).length,
  }),
});

async function problem(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error as AppError;
}

describe('a write', () => {
  test('is done, audited, and its events appended, as one', async () => {
    const input = { label: 'blue', password: 'p', pin: '1234' };
    const answer = await runner.run(setLabel, { actor: writer, input });
    expect(answer).toMatchObject({ label: 'blue', token: 'hunter2' });
    expect(await runner.run(getLabel, { actor: admin, input: { label: 'blue' } })).toEqual({ found: 1 });
    expect(await db.query('select at, actor, operation, input from audit')).toEqual([
      {
        at: AT,
        actor: 'key:w',
        operation: 'set-label',
        input: { label: 'blue', password: '(secret, not kept)', pin: '(secret, not kept)' },
      },
    ]);
    expect(appended).toMatchObject([{ operation: 'set-label', id: 'run-0:0', name: 'label.set', account: 'a' }]);
    expect(woken).toEqual([3]);
  });

  test('that fails leaves nothing behind and wakes nobody', async () => {
    const error = await problem(runner.run(setLabel, { actor: writer, input: { label: 'red', fail: true } }));
    expect(error.message).toBe('half way');
    expect(await db.query('select key from setting')).toEqual([]);
    expect(await db.query('select id from audit')).toEqual([]);
    expect(woken).toEqual([]);
  });

  test('with an input that can’t be used names each field', async () => {
    const error = await problem(runner.run(setLabel, { actor: writer, input: { accounts: [1], label: 'x' } }));
    expect(error).toMatchObject({ code: 'invalid', reason: 'invalid-input' });
    expect(error.details.problems).toMatchObject([{ field: 'accounts[0]' }, { field: 'label' }]);
  });

  test('waits for the shards of its accounts, and says so when it takes too long', async () => {
    const holder = await db.session();
    await holder.query('begin');
    await holder.query('select shard from shard where shard = 7 for update');
    expect(await runner.run(setLabel, { actor: writer, input: { label: 'free', accounts: ['a'] } })).toBeDefined();
    const error = await problem(
      runner.run(setLabel, { actor: writer, input: { label: 'busy', accounts: ['a', 'b'] } }),
    );
    expect(error).toMatchObject({ code: 'limit', reason: 'busy' });
    await holder.query('rollback');
    await holder.release();
    expect(await runner.run(setLabel, { actor: writer, input: { label: 'busy', accounts: ['b', 'a'] } })).toBeDefined();
  });
});

describe('an idempotency key', () => {
  const request = { actor: writer, input: { label: 'once' }, idempotencyKey: 'k1' };

  test('gives the same answer again and does nothing again', async () => {
    const first = await runner.run(setLabel, request);
    const again = await runner.run(setLabel, request);
    expect(again).toEqual({ ...first, token: '(secret, not kept)' });
    expect(appended).toHaveLength(1);
    expect(await db.query('select id from audit')).toHaveLength(1);
  });

  test('lets one of two simultaneous requests act', async () => {
    const [one, two] = await Promise.all([runner.run(setLabel, request), runner.run(setLabel, request)]);
    expect(one.run).toBe(two.run);
    expect(appended).toHaveLength(1);
  });

  test('is a conflict with another input, and free for another actor', async () => {
    await runner.run(setLabel, request);
    const error = await problem(runner.run(setLabel, { ...request, input: { label: 'twice' } }));
    expect(error).toMatchObject({ code: 'conflict', reason: 'idempotency-key-reused' });
    expect(await runner.run(setLabel, { ...request, actor: admin, input: { label: 'twice' } })).toBeDefined();
  });

  test('is free again when the first request failed', async () => {
    await problem(runner.run(setLabel, { ...request, input: { label: 'once', fail: true } }));
    expect(await runner.run(setLabel, request)).toMatchObject({ label: 'once' });
  });
});

describe('a read', () => {
  const reading = (text: string, more: { statementLimit?: number } = {}) =>
    defineRead({
      name: 'list-labels',
      summary: 'List labels',
      access: 'administer',
      doors: ['http'],
      input: z.object({}),
      output: z.object({}),
      ...more,
      async run({ db: queryable }) {
        await queryable.query(text);
        return {};
      },
    });
  const read = (operation: ReturnType<typeof reading>) => runner.run(operation, { actor: admin, input: {} });

  test('whose statement takes longer than its limit is stopped and says what to do', async () => {
    expect(await problem(read(reading('select pg_sleep(10)', { statementLimit: 50 })))).toMatchObject({
      code: 'precondition',
      reason: 'took-too-long',
      message: 'list-labels was stopped: it takes longer than 0.05 s. Narrow it, by an account or a smaller limit.',
    });
    // The connection is as good as before for whoever has it next.
    expect(await read(reading('select pg_sleep(0.1)'))).toEqual({});
  });

  test('has 2 s unless it says otherwise', async () => {
    const asks = defineRead({
      ...reading(''),
      output: z.object({ limit: z.string() }),
      async run({ db: queryable }) {
        const [row] = await queryable.query<{ limit: string }>("select current_setting('statement_timeout') as limit");
        return { limit: row?.limit ?? '' };
      },
    });
    expect(await runner.run(asks, { actor: admin, input: {} })).toEqual({ limit: '2s' });
    expect(await runner.run({ ...asks, statementLimit: 60_000 }, { actor: admin, input: {} })).toEqual({
      limit: '1min',
    });
    expect(await db.query("select current_setting('statement_timeout') as limit")).toEqual([{ limit: '0' }]);
  });

  test('may see what would come of something: it is done under the lock of a shard, and taken back', async () => {
    const tries = (fails: boolean) =>
      defineRead({
        ...reading(''),
        output: z.object({ found: z.number() }),
        run: ({ rehearse }) =>
          rehearse(3, async (tx) => {
            await tx.query("insert into setting (key, value, updated_at) values ('tried', '1', now())");
            const free = await db.query('select 1 from shard where shard = 3 for update skip locked');
            if (fails || free.length > 0) throw new Error('half way');
            return { found: (await tx.query("select 1 from setting where key = 'tried'")).length };
          }),
      });
    const run = (fails: boolean) => runner.run(tries(fails), { actor: admin, input: {} });
    expect(await run(false)).toEqual({ found: 1 });
    expect((await problem(run(true))).message).toBe('half way');
    expect(await db.query("select 1 from setting where key = 'tried'")).toEqual([]);
  });

  test('can write nothing', async () => {
    const writes = reading("insert into setting (key, value, updated_at) values ('a', '1', now())");
    expect(String(await problem(read(writes)))).toContain('read-only');
  });
});

test('a role that may not learns nothing of the input', async () => {
  const error = await problem(runner.run(getLabel, { actor: writer, input: { wrong: true } }));
  expect(error).toMatchObject({ code: 'forbidden', reason: 'role-not-allowed' });
});
