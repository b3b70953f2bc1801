import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#base';
import { enterWorker, eventKey, insertIntoInbox, shardOf } from '#engine';
import { type Db, timestamp } from '#platform/db';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { getStatus } from './get-status.ts';

const AT = Date.parse('2026-03-02T09:00:00.000Z');
const operation = getStatus({ version: '1.2.3', node: 'v20.19.0' });

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
});
afterEach(() => database.close());

const status = () => testOperations(db, AT).run(operation, {});
const troubles = async (): Promise<string[]> =>
  (await status()).troubles.map(({ name, level, text }) => `${level} ${name}: ${text}`);

/** An event that has waited since an instant. */
const wait = (account: string, since: number, lane: 0 | 1 | 2 = 1) =>
  insertIntoInbox(db, [
    {
      event: { account, name: 'x', key: eventKey('test', `${account} ${since}`), source: 'test', properties: {} },
      lane,
      receivedAt: since,
    },
  ]);

const hold = (account: string) =>
  db.query('insert into held_account (shard, account, at, reason) values ($1, $2, $3, $4)', [
    shardOf(account),
    account,
    timestamp(AT),
    'boom',
  ]);

let sent = 0;
const mail = (state: string, at: number, channel = 'email') =>
  db.query(
    `insert into outbox (shard, id, account, channel, payload, created_at, useful_until, state, due_at, finished_at)
     values ($1, $2, 'acme', $3, '{}', $4, $4, $5, $4, $4)`,
    [shardOf('acme'), `00000000-0000-4000-8000-${String(++sent).padStart(12, '0')}`, channel, timestamp(at), state],
  );

describe('an installation', () => {
  test('in which nothing runs says that first, and what it is', async () => {
    const found = await status();
    expect(found.well).toBe(false);
    expect(found.troubles).toEqual([
      {
        name: 'no-worker',
        level: 'urgent',
        text: 'No worker is running: what comes in is stored, and nothing moves.',
        do: 'Start the product ("npm start"), or a process whose SERVICES name worker.',
      },
    ]);
    expect(found.versions).toMatchObject({ perennial: '1.2.3', node: 'v20.19.0', playbooks: [] });
    expect(found.versions.postgresql).toMatch(/^1\d/);
    expect(found.versions.newest_migration).toMatch(/^\d{4}-[a-z-]+\.sql$/);
    expect(found.size.bytes).toBe(found.size.groups.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(found).toMatchObject({ at: '2026-03-02T09:00:00.000Z', last_tick: null, lag: { shards: [] } });
  });

  test('is well with a worker and nothing that waits', async () => {
    const worker = await enterWorker(db);
    const found = await status();
    expect(found.services).toEqual({
      workers: [{ host: expect.anything(), seconds: expect.any(Number) }],
      deliveries: [],
    });
    expect([found.well, found.troubles]).toEqual([true, []]);
    await worker.release();
    expect((await status()).services.workers).toEqual([]);
  });
});

describe('with a worker', () => {
  let worker: Awaited<ReturnType<typeof enterWorker>>;
  beforeEach(async () => {
    worker = await enterWorker(db);
  });
  afterEach(() => worker.release());

  test('an event that has waited for long makes its shard late; one of history does not', async () => {
    await wait('acme', AT - 10 * MINUTE);
    await wait('acme', AT - MINUTE, 0);
    await wait('globex', AT - 2 * HOUR, 2);
    const { lag } = await status();
    expect(lag).toMatchObject({
      worst_seconds: 600,
      lanes: {
        people: { waiting: 1, oldest_seconds: 60 },
        live: { waiting: 1, oldest_seconds: 600 },
        history: { waiting: 1, oldest_seconds: 7200 },
      },
    });
    expect(lag.shards).toEqual([
      { shard: shardOf('acme'), last_tick: null, lag_seconds: 600, history_seconds: null, waiting: 2, due: 0 },
      { shard: shardOf('globex'), last_tick: null, lag_seconds: 0, history_seconds: 7200, waiting: 1, due: 0 },
    ]);
    expect(await troubles()).toEqual([
      `urgent late-ticks: Work is late by 10 min; 2 events and 0 due times wait, shard ${shardOf('acme')} the longest.`,
      'note history-backlog: 1 imported event waits, the oldest for 2 h.',
    ]);
  });

  test('what comes in now is no trouble', async () => {
    await wait('acme', AT - MINUTE);
    expect(await troubles()).toEqual([]);
  });

  test('a due time that has passed makes its shard late; one to come does not', async () => {
    const timer = (at: number) =>
      db.query(
        "insert into timer (shard, due_at, account, enrollment) values ($1, $2, 'acme', '00000000-0000-0000-0000-000000000000')",
        [shardOf('acme'), timestamp(at)],
      );
    await timer(AT + HOUR);
    expect((await status()).lag).toMatchObject({ worst_seconds: 0, due: { waiting: 0, overdue_seconds: null } });
    await timer(AT - HOUR);
    expect((await status()).lag).toMatchObject({ worst_seconds: 3600, due: { waiting: 1, overdue_seconds: 3600 } });
  });

  test('a held account waits for a person, and what waits in it makes nothing late', async () => {
    await hold('acme');
    await wait('acme', AT - DAY);
    expect((await status()).held_accounts).toBe(1);
    expect(await troubles()).toEqual([
      'person held-accounts: 1 account is held: events wait, nothing else of theirs moves.',
    ]);
  });

  test('a quarantined event is told with its reason', async () => {
    for (const [n, reason] of ['bad-property', 'bad-property', 'same-key'].entries()) {
      await db.query(
        `insert into quarantine (shard, id, account, at, reason, message, event) values ($1, $2, 'acme', $3, $4, 'm', '{}')`,
        [shardOf('acme'), `00000000-0000-4000-8000-00000000000${n}`, timestamp(AT), reason],
      );
    }
    expect((await status()).quarantine).toEqual([
      { reason: 'bad-property', events: 2 },
      { reason: 'same-key', events: 1 },
    ]);
    expect(await troubles()).toEqual(['person quarantine: 3 events are in quarantine: 2 bad-property, 1 same-key.']);
  });

  test('dead letters of today wait for a person; those of before are counted', async () => {
    await mail('dead', AT - 3 * DAY);
    expect(await troubles()).toEqual([]);
    await mail('dead', AT - HOUR);
    await mail('dead', AT - HOUR, 'webhook');
    expect((await status()).outbox.dead).toEqual([
      { channel: 'email', total: 2, last_day: 1 },
      { channel: 'webhook', total: 1, last_day: 1 },
    ]);
    expect(await troubles()).toEqual([
      'person dead-letters: Messages were given up in the last 24 hours: 1 by email, 1 by webhook.',
    ]);
  });

  test('what is queued while nobody delivers, and what is in doubt, is told', async () => {
    await mail('queued', AT - 20 * MINUTE);
    await mail('queued', AT + HOUR, 'webhook');
    await mail('in_doubt', AT);
    await mail('sent', AT);
    expect((await status()).outbox).toMatchObject({ queued: 2, oldest_due_seconds: 1200, under_way: 0, in_doubt: 1 });
    expect(await troubles()).toEqual([
      'urgent no-delivery: Nothing delivers: 2 messages wait in the outbox.',
      'person in-doubt: 1 message may have left or not.',
    ]);
  });

  test('what may leave and does not, while somebody delivers, is late', async () => {
    const delivering = await db.session();
    await delivering.query('select pg_advisory_lock($1, 7)', [0x70657201]);
    await mail('queued', AT - MINUTE);
    expect(await troubles()).toEqual([]);
    await mail('queued', AT - 20 * MINUTE);
    expect((await status()).services.deliveries).toHaveLength(1);
    expect(await troubles()).toEqual(['urgent late-delivery: What may leave has waited for 20 min; 2 are queued.']);
    await delivering.release();
  });

  test('the oldest that may leave is found whatever its channel', async () => {
    await mail('queued', AT + HOUR, 'a');
    await mail('queued', AT - MINUTE, 'b');
    await mail('queued', AT - HOUR, 'c');
    expect((await status()).outbox.oldest_due_seconds).toBe(3600);
  });

  test('events without an account, refused calls and overdue tasks are counted', async () => {
    await db.query("insert into unassigned (contact, event, received_at) values ('ann', '{}', $1)", [
      timestamp(AT - 2 * HOUR),
    ]);
    for (const [id, at] of [AT - HOUR, AT - 2 * DAY].entries()) {
      await db.query(
        "insert into refused_call (id, at, source, reason, message) values ($1, $2, 's', 'no-name', 'm')",
        [`00000000-0000-4000-8000-00000000000${id}`, timestamp(at)],
      );
    }
    for (const [id, due] of [AT - HOUR, AT + HOUR].entries()) {
      await db.query(
        `insert into task (shard, account, id, kind, title, created_at, due_at, status)
         values ($1, 'acme', $2, 'call', 'Call', $3, $4, 'open')`,
        [shardOf('acme'), `00000000-0000-4000-8000-00000000000${id}`, timestamp(AT - DAY), timestamp(due)],
      );
    }
    expect(await status()).toMatchObject({ refused_calls_last_day: 1, overdue_tasks: 1 });
    expect(await troubles()).toEqual([
      'person unassigned: 1 event has no account, the oldest for 2 h.',
      'person refused-calls: 1 call was refused in the last 24 hours.',
      'note overdue-tasks: 1 task is overdue.',
    ]);
  });

  test('a jump of the clock that nobody has accepted is urgent', async () => {
    await db.query("insert into setting (key, value, updated_at) values ('clock.jump', $1::jsonb, now())", [
      JSON.stringify({ ms: -3 * HOUR, seenAt: AT }),
    ]);
    expect(await troubles()).toEqual([
      'urgent clock-jump: The clock of the database jumped 3 h back: nothing is sent meanwhile.',
    ]);
    expect((await status()).clock.jump_seconds).toBe(-3 * 3600);
  });

  test('a version that is being prepared says how far it is', async () => {
    await db.query(
      `insert into playbook_version (playbook, version, digest, files, status, published_at, prepared)
       values ('growing', '2', 'd', '{}', 'preparing', $1, 16)`,
      [timestamp(AT - MINUTE)],
    );
    expect(await troubles()).toEqual(['note preparing-playbook: On its way to be live: growing 2 (25 %).']);
    await db.query('update playbook_version set published_at = $1', [timestamp(AT - 3 * HOUR)]);
    expect(await troubles()).toEqual([
      'person stuck-playbook: growing 2 was published 3 h ago and is not live (25 % prepared).',
    ]);
  });
});
