import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, type Instant, virtualClock } from '#base';
import { type SamplePorts, workOnSample } from '#domain/sample';
import { loadSettings, rememberCompany } from '#domain/settings';
import { appendOperationEvents, Delivery, eventKey, insertIntoInbox, shardOf, Work } from '#engine';
import { UNNAMED_COMPANY } from '#platform/config';
import { quietLog } from '#platform/log';
import { createRunner } from '#platform/operations';
import { sampleAccountIds, sampleAccounts, sampleTeam } from '#simulation';
import { composeProduct } from '../../src/product.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { SERVICE_UPGRADE } from '../running-product.ts';

/** A Wednesday afternoon. */
const NOW: Instant = Date.UTC(2026, 10, 18, 14);

let database: TestDatabase;
let run: (name: string, input: unknown) => Promise<Record<string, unknown>>;
let work: Work;
let ports: SamplePorts;
const failures: unknown[] = [];

const clock = virtualClock(NOW);
const ACCOUNTS = sampleAccountIds(NOW).length;

async function open(): Promise<void> {
  database = await testDatabase();
  const { db } = database;
  const product = composeProduct();
  const wake = (): void => undefined;
  const around = { db, shardOf, wake, appendEvents: appendOperationEvents, newId: randomUUID };
  const runner = createRunner({ ...around, clock });
  work = new Work({ db, clock, runtime: product.runtime, log: quietLog(), deliver: wake });
  run = async (name, input) => {
    const operation = product.operations.find((known) => known.name === name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    const answer = await runner.run(operation, { actor: { kind: 'cli', id: 'test', role: 'admin' }, input });
    return answer as Record<string, unknown>;
  };
  ports = {
    db,
    clock,
    wake,
    runtime: product.runtime,
    source: { team: sampleTeam, accountIds: sampleAccountIds, accounts: sampleAccounts },
    runnerAt: (at) => createRunner({ ...around, clock: { now: () => at } }),
    failed: (error) => failures.push(error),
    stopping: () => false,
  };
  await run('publish-playbook', { files: SERVICE_UPGRADE });
  await drain();
}

const drain = async (): Promise<void> => {
  while (await work.round());
};

/** What is asked for is done, the worker running beside. */
async function atWork(): Promise<void> {
  let busy = true;
  const working = (async () => {
    while (busy) if (!(await work.round())) await new Promise((resolve) => setTimeout(resolve, 20));
  })();
  await workOnSample(ports).finally(() => {
    busy = false;
  });
  await working;
  await drain();
}

const count = async (sql: string): Promise<number> => {
  const [row] = await database.db.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return row?.count ?? -1;
};

/** All rows by table; the audit log keeps what was done. */
async function kept(): Promise<Record<string, number>> {
  const tables = await database.db.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  const all: Record<string, number> = {};
  for (const { name } of tables) all[name] = await count(`"${name}"`);
  return all;
}

describe('the sample company', () => {
  let before: Record<string, number>;
  beforeAll(async () => {
    await open();
    const company = { COMPANY_NAME: UNNAMED_COMPANY, COMPANY_CURRENCY: 'USD', COMPANY_ZONE: 'UTC' };
    await rememberCompany(database.db, company, NOW - DAY);
    await run('add-person', { id: 'ada', name: 'Ada Own', email: 'ada@own.example', roles: ['csm'] });
    const key = eventKey('test', 'own');
    const event = {
      account: 'own-1',
      key,
      name: 'account.identified',
      source: 'test',
      properties: { traits: { name: 'Own', owner: 'ada' } },
    };
    await insertIntoInbox(database.db, [{ event, lane: 1, receivedAt: NOW - DAY }]);
    await drain();
    before = await kept();
    await run('load-sample', {});
    await atWork();
  }, 300_000);
  afterAll(() => database.close());

  test('is there, marked on each account, without anything refused or held', async () => {
    expect(failures).toEqual([]);
    expect(await run('get-sample', {})).toMatchObject({ state: 'loaded', accounts: ACCOUNTS });
    expect(await count('account where sample')).toBe(ACCOUNTS);
    expect(await count('account where not sample')).toBe(1);
    expect(await database.db.query("select reason, message, event->>'name' as name from quarantine limit 5")).toEqual(
      [],
    );
    expect(await database.db.query('select account, reason from held_account')).toEqual([]);
    expect(await database.db.query(`select name, reason from message where state = 'refused' limit 5`)).toEqual([]);
  });

  test('signs with a name of its own where nobody has named the company', async () => {
    expect(await loadSettings(database.db)).toMatchObject({ 'company.name': 'Evergrove' });
  });

  test('shows somebody at each step of the journey, and each way out of it', async () => {
    const { db } = database;
    const steps = await db.query<{ step: string }>(
      `select distinct state::jsonb #>> '{waiting,step}' as step from enrollment where status = 'running'`,
    );
    expect(steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining([
        ...['outreach', 'answer', 'booking', 'call', 'call_note', 'proposal_form', 'proposal_document', 'decision'],
        ...['first_service_done', 'check_in_ahead', 'check_in'],
      ]),
    );
    const outcomes = await db.query<{ outcome: string }>(
      `select distinct outcome from enrollment where status = 'exited'`,
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['not_ready', 'future_nurture', 'declined', 'deferred', 'no_decision', 'success']),
    );
    expect(await count(`opportunity where stage = 'won'`)).toBeGreaterThan(10);
  });

  test('has work that is late and to come, clocks that run, signals that stand, and renewals ahead', async () => {
    const now = `timestamptz '${new Date(NOW).toISOString()}'`;
    expect(await count(`task where status = 'open' and due_at < ${now}`)).toBeGreaterThan(4);
    expect(
      await count(`task where status = 'open' and due_at between ${now} and ${now} + interval '3 days'`),
    ).toBeGreaterThan(0);
    expect(
      await count(
        `signal where status = 'raised' and strength = 'strong' and raised_at > ${now} - interval '48 hours'`,
      ),
    ).toBeGreaterThan(2);
    expect(await count(`signal where status = 'standing'`)).toBeGreaterThan(5);
    expect(await count(`contract where ends_on between date '2026-11-18' and date '2027-02-18'`)).toBeGreaterThan(20);
    expect(await count(`event where occurred_at < ${now} - interval '14 months'`)).toBeGreaterThan(500);
    expect(await count(`contact where name ~ '[가-힣]'`)).toBeGreaterThan(100);
    expect(await count(`contact where name ~ '^[A-Z][a-z]'`)).toBeGreaterThan(100);
  });

  test('nothing of it ever leaves, whatever happens next', async () => {
    const left: unknown[] = [];
    const channels = ['email', 'webhook'].map((name) => ({
      name,
      concurrency: 5,
      deliver: async (payload: unknown) => {
        left.push(payload);
        return { ok: true as const, reply: 'sent' };
      },
    }));
    // Whatever door it came through: also what stands there as if it were to leave.
    await database.db.query(`update outbox set state = 'queued' where id = (select id from outbox limit 1)`);
    clock.set(NOW + 5 * DAY);
    await drain();
    const delivery = new Delivery(database.db, clock, channels, { random: () => 0.5 });
    await delivery.run();
    await delivery.leave();
    expect(left).toEqual([]);
    expect(await count(`outbox where state = 'sent'`)).toBeGreaterThan(200);
  });

  test('leaves nothing behind, and nothing of one’s own is touched', { timeout: 120_000 }, async () => {
    await run('remove-sample', {});
    await atWork();
    expect(failures).toEqual([]);
    expect(await loadSettings(database.db)).toMatchObject({ 'company.name': UNNAMED_COMPANY });
    const { audit: _, sample_company: __, shard: ___, ...left } = await kept();
    const { audit: ____, sample_company: _____, shard: ______, ...was } = before;
    expect(left).toEqual(was);
    expect(await run('get-sample', {})).toMatchObject({ state: 'removed', accounts: 0 });
  });
});
