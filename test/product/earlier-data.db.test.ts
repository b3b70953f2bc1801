import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContracts } from '#domain/contracts';
import { findEnrollment } from '#engine';
import { type Db, ensureEventMonths, migrate } from '#platform/db';
import { type TestDatabase, testDatabase } from '../database.ts';

const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname;
const MARCH = Date.UTC(2026, 2, 1);
const run = '11111111-0000-4000-8000-000000000000';
const key = '22222222-0000-4000-8000-000000000000';
const mail = '33333333-0000-4000-8000-000000000000';
const shard = 1;

let database: TestDatabase;
let db: Db;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  db = database.db;
  folder = await mkdtemp(join(tmpdir(), 'earlier-'));
  await db.query('drop schema public cascade');
  await db.query('create schema public');
  for (const name of (await readdir(MIGRATIONS)).filter((file) => file < '0006'))
    await cp(join(MIGRATIONS, name), join(folder, name));
  await migrate(db, folder);
  await ensureEventMonths(db, [MARCH / 86_400_000]);
  for (const statement of EARLIER) await db.query(statement);
  await migrate(db, MIGRATIONS);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** A day's work of the version before: what people and ticks had stored by then. */
const EARLIER = [
  `insert into account (shard, id, name) values (1, 'acme', 'Acme')`,
  `insert into contact (shard, account, id, email) values (1, 'acme', 'ann', 'ann@acme.example')`,
  `insert into contract (shard, account, id, starts_on, arr_minor, currency, recorded_at, recorded_key)
   values (1, 'acme', 'grown', '2025-01-01', 240000, 'EUR', '2026-03-02', '${key}'),
          (1, 'acme', 'plain', '2025-02-01', 50000, 'USD', '2026-03-01', '${key}')`,
  `insert into change (shard, account, subject, field, at, value)
   values (1, 'acme', 'contract:grown', 'arr_minor', '2025-01-01', '120000'),
          (1, 'acme', 'contract:grown', 'currency', '2025-01-01', '"USD"'),
          (1, 'acme', 'contract:grown', 'arr_minor', '2026-03-02', '240000'),
          (1, 'acme', 'contract:grown', 'currency', '2026-03-02', '"EUR"')`,
  `insert into message (shard, account, id, name, enrollment, state, created_at)
   values (1, 'acme', '${mail}', 'outreach', '${run}', 'queued', '2026-03-01')`,
  `insert into outbox (shard, id, account, channel, payload, created_at, useful_until, state, due_at)
   values (1, '${mail}', 'acme', 'email', '{"messageId": "<m@x.example>"}', '2026-03-01', '2026-03-02', 'sent', '2026-03-01')`,
  `insert into opportunity (shard, account, id, type, source, factors, stage, created_at, updated_at)
   values (1, 'acme', '${mail}', 'expansion', 'x', '[]', 'won', '2026-03-01', '2026-03-02'),
          (1, 'acme', '${run}', 'expansion', 'x', '[]', 'qualified', '2026-03-01', '2026-03-02')`,
  `insert into task (shard, account, id, kind, title, enrollment, created_at, status)
   values (1, 'acme', '${key}', 'call', 'Call', '${run}', '2026-03-01', 'open')`,
  `insert into event (shard, account, key, occurred_at, received_at, name, source, history, root, depth, properties)
   values (1, 'acme', '${key}', '2026-03-02', '2026-03-02', 'email.replied', 'test', false, '${key}', 0, '{"text": "Yes"}')`,
  `insert into enrollment (shard, account, id, playbook, version, journey, status, entered_at, state)
   values (1, 'acme', '${run}', 'p', '1', 'j', 'running', '2026-03-01',
           '{"event": {"name": "signal.raised", "properties": {}}, "seen": [{"key": "${key}", "name": "email.replied", "at": 1772409600000},
             {"key": "${mail}", "name": "meeting.booked", "at": 1772409600000}]}'),
          (1, 'acme', '${mail}', 'p', '1', 'j', 'running', '2026-03-01',
           '{"event": {"name": "signal.raised", "properties": {}}, "seen": []}')`,
];

test('contracts know what they were worth at first', async () => {
  const contracts = (await loadContracts(db, shard, ['acme'])).get('acme') ?? [];
  expect(contracts.map(({ id, original }) => [id, original.arrMinor, original.currency])).toEqual([
    ['grown', 120_000, 'USD'],
    ['plain', 50_000, 'USD'],
  ]);
});

test('a follow-up continues what had left, and what was closed is closed since then', async () => {
  const [message] = await db.query('select message_id, thread_ids, answers from message');
  expect(message).toEqual({ message_id: '<m@x.example>', thread_ids: [], answers: [] });
  const closed = await db.query('select stage, closed_at from opportunity order by stage');
  expect(closed).toEqual([
    { stage: 'qualified', closed_at: null },
    { stage: 'won', closed_at: Date.UTC(2026, 2, 2) },
  ]);
});

test('an event that a journey has kept for a wait has its properties, from the log', async () => {
  const seenIn = async (id: string) => (await findEnrollment(db, shard, 'acme', id))?.seen;
  expect((await seenIn(run))?.map(({ name, properties }) => [name, properties])).toEqual([
    ['email.replied', { text: 'Yes' }],
    ['meeting.booked', {}],
  ]);
  expect(await seenIn(mail)).toEqual([]);
});
