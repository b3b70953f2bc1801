import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { type AskedBackTest, type BackTestResult, type BackTestService, runNext } from '#domain/back-tests';
import { eventKey, insertIntoInbox, type PlaybookFiles, readLogs, shardOf } from '#engine';
import { backTestPart, livedIn, mergeBackTests, replayAccount, sidesOf } from '#simulation';
import { composeProduct } from '../../src/product.ts';
import { changed, contentsOf } from '../engine.ts';
import { ACCOUNTS, END, happenings, type Sent, START } from '../eventful-accounts.ts';
import fc from '../laws.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

const { load, replayRuntime } = composeProduct();
const VERSION = /^version: .*$/m.exec(SERVICE_UPGRADE['playbook.yaml'] ?? '')?.[0] ?? '';
const PEOPLE = new Set(['email.replied', 'decision.recorded', 'email.unsubscribed', 'email.bounced']);

function draft(from: string, to: string): PlaybookFiles {
  return changed('signals.yaml', from, to, changed('playbook.yaml', VERSION, 'version: "draft"', SERVICE_UPGRADE));
}

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START - DAY);
  await product.run('set-setting', { key: 'workspace.zone', value: 'America/New_York' });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
});
afterAll(() => product.close());

let sent = 0;
/** Each account under a name of its own, so that one database serves all cases. */
async function live(all: readonly Sent[], suffix: string): Promise<void> {
  for (const { account, name, properties, contact, at, lateHours } of all) {
    sent += 1;
    const event = {
      ...{ account: `${account}-${suffix}`, name, properties, key: eventKey('test', String(sent)), source: 'test' },
      occurredAt: at - lateHours * HOUR,
      ...(contact === undefined ? {} : { contact }),
    };
    await insertIntoInbox(product.db, [{ event, lane: 1, receivedAt: at }]);
  }
  await product.goTo(END);
}

/** Replays in this process; `draft` under which the past is tried. */
async function replay(asked: AskedBackTest): Promise<BackTestResult> {
  const running = await product.runtime(product.db);
  const loaded = load(asked.files);
  if (!loaded.ok) throw new Error('the draft has problems');
  const runtimes = { live: replayRuntime(running), draft: replayRuntime(running, loaded.playbook) };
  const halves = [0, 1].map((index) => backTestPart({ db: product.db, ...runtimes, part: { index, of: 2 } }, asked));
  return mergeBackTests(await Promise.all(halves));
}

const service = (more: Partial<BackTestService> = {}): BackTestService => ({
  db: product.db,
  clock: { now: () => END },
  replay,
  failed: (error) => {
    throw error;
  },
  lookEvery: 10,
  ...more,
});

/** Asks for a back-test, runs it, and gives what is answered of it. */
async function backTest(files: PlaybookFiles, more: object = {}): Promise<Record<string, unknown> & { run: string }> {
  const { run } = await product.run('start-back-test', { files, months: 6, ...more });
  await runNext(service(), new AbortController().signal);
  const answer = await product.run('get-back-test', { run });
  return { ...(answer.back_test as Record<string, unknown>), run: String(run) };
}

/** Contacts that write, decide and complain are people. */
const lonely = happenings.map((all) => all.filter(({ name, lateHours }) => !PEOPLE.has(name) && lateHours < 48));

describe('a replay', () => {
  test('under what is live gives the signals and scores that the engine stored, where nothing depended on people', async () => {
    let runs = 0;
    let signals = 0;
    await fc.assert(
      fc.asyncProperty(lonely, async (all) => {
        runs += 1;
        const suffix = `law-${runs}`;
        await live(all, suffix);
        const running = replayRuntime(await product.runtime(product.db));
        const sides = sidesOf(running, running);
        for (const name of ACCOUNTS) {
          const account = `${name}-${suffix}`;
          const shard = shardOf(account);
          const [log] = await readLogs(product.db, shard, [account], END);
          if (log === undefined) throw new Error('no log');
          const span = { from: START - DAY, to: END, outcomeDays: 30 };
          const relived = replayAccount(sides, account, livedIn(log, span), span).live;
          const stored = await product.db.query<{ kind: string; raised_at: Instant; status: string }>(
            'select kind, raised_at, status from signal where account = $1 order by raised_at, kind',
            [account],
          );
          const replayed = relived.data.signals
            .map(({ kind, raisedAt, status }) => ({ kind, raised_at: raisedAt, status }))
            .sort((a, b) => a.raised_at - b.raised_at || (a.kind < b.kind ? -1 : 1));
          expect(replayed).toEqual(stored);
          signals += stored.length;
          const [state] = await product.db.query<{ scores: Record<string, { value?: number; band?: string }> }>(
            'select scores from account_state where account = $1',
            [account],
          );
          for (const [score, { value, band }] of Object.entries(state?.scores ?? {})) {
            expect({ score, value: relived.data.scores[score]?.value, band: relived.data.scores[score]?.band }).toEqual(
              { score, value, band },
            );
          }
        }
      }),
      { numRuns: 4 },
    );
    expect(signals).toBeGreaterThan(0);
  }, 120_000);
});

describe('a back-test', () => {
  const none = { comes: 0, goes: 0, moves: 0 };

  test('of a draft that is equal to what is live changes nothing, whatever the log', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(happenings, async (all) => {
        runs += 1;
        await live(all, `equal-${runs}`);
        const { summary, status } = await backTest(SERVICE_UPGRADE);
        expect(status).toBe('done');
        expect(summary).toMatchObject({ changed: 0, bandsNow: 0, bandsEver: 0, failed: 0, onlyToday: {}, notKept: 0 });
        const { signals, entries, messages } = summary as Record<string, Record<string, object>>;
        for (const tally of Object.values({ ...signals, ...entries, ...messages })) expect(tally).toMatchObject(none);
        expect(Object.keys({ ...signals })).not.toEqual([]);
      }),
      { numRuns: 3 },
    );
  }, 120_000);

  test('of a lower threshold brings the planted signals, each with its reasons, and leaves the live tables alone', async () => {
    const at = START + 20 * DAY;
    const planted = (account: string, quantity: number): Sent[] => [
      {
        account,
        name: 'account.identified',
        properties: { traits: { plan_limit: 100, created_on: '2024-01-15' } },
        at: START,
        lateHours: 0,
      },
      {
        account,
        name: 'contract.recorded',
        properties: { contract: 'c', starts_on: '2024-01-15', arr: 1000, currency: 'EUR' },
        at: START,
        lateHours: 0,
      },
      { account, name: 'service.used', properties: { quantity }, at, lateHours: 0 },
      {
        account,
        name: 'contract.recorded',
        properties: { contract: 'c', starts_on: '2024-01-15', arr: quantity === 72 ? 2000 : 1000, currency: 'EUR' },
        at: at + 10 * DAY,
        lateHours: 0,
      },
    ];
    await live(
      [...planted('low', 60), ...planted('grown', 72), ...planted('same', 75), ...planted('high', 85)],
      'planted',
    );
    const tables = 'event series latest account_state score signal enrollment step_run timer outbox inbox task message';
    const before = await contentsOf(product.db, tables);
    const test = await backTest(
      draft('when: usage.sum("30d") / account.plan_limit >= 0.8', 'when: usage.sum("30d") / account.plan_limit >= 0.7'),
    );
    expect(await contentsOf(product.db, tables)).toEqual(before);
    const answer = await product.run('get-back-test', { run: test.run, kind: 'signal', name: 'high_usage' });
    const changes = answer.changes as { account: string; at: Instant; way: string; outcome: string }[];
    const mine = changes.filter(({ account }) => account.endsWith('-planted'));
    expect(mine.map(({ account, at: when, way, outcome }) => [account, when, way, outcome])).toEqual([
      ['grown-planted', at, 'comes', 'expansion'],
      ['same-planted', at, 'comes', 'neither'],
    ]);
    const why = await product.run('get-back-test-account', { run: test.run, account: 'same-planted' });
    const [first] = (why.changes as { live: object; draft: object; change: object }[]).filter(
      ({ change }) => (change as { kind: string }).kind === 'signal',
    );
    const parts = [{ value: expect.anything(), facts: { 'usage.sum("30d")': 75, 'account.plan_limit': 100 } }];
    expect(first).toMatchObject({
      live: { standing: { is: 'absent' }, conditions: [{ label: 'when', value: false, parts }] },
      draft: { standing: { is: 'raised', at }, conditions: [{ label: 'when', value: true, parts }] },
    });
  }, 60_000);

  test('names facts of which only today’s value is known, and uses that', async () => {
    await live(
      [{ account: 'told', name: 'service.used', properties: { quantity: 90 }, at: START + DAY, lateHours: 0 }],
      'today',
    );
    // As by a way in of long ago, of which the log has nothing.
    await product.db.query(
      `insert into account (shard, id, attributes) values ($1, 'told-today', '{"plan_limit": 100}')
           on conflict (shard, id) do update set attributes = excluded.attributes`,
      [shardOf('told-today')],
    );
    const { summary, run } = await backTest(SERVICE_UPGRADE);
    expect(summary).toMatchObject({ onlyToday: { 'account.plan_limit': 1 } });
    expect(await product.run('get-back-test-account', { run, account: 'told-today' })).toMatchObject({
      only_today: ['account.plan_limit'],
    });
    await product.db.query("delete from account where shard = $1 and id = 'told-today'", [shardOf('told-today')]);
  });

  test('that is cancelled leaves nothing behind, also while it runs', async () => {
    const { run } = await product.run('start-back-test', { files: SERVICE_UPGRADE });
    let isStopped = false;
    const running = runNext(
      service({
        replay: async (asked, _, stop) => {
          await product.run('cancel-back-test', { run });
          await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
          isStopped = true;
          return replay(asked);
        },
      }),
      new AbortController().signal,
    );
    await running;
    expect(isStopped).toBe(true);
    expect(await product.run('get-back-test', { run, kind: 'signal' })).toMatchObject({
      back_test: { status: 'cancelled', summary: null },
      changes: [],
    });
    expect(await product.db.query('select 1 from back_test_change where run = $1', [run])).toEqual([]);
  });

  test('runs one at a time; one whose process died is interrupted, and the next has its turn', async () => {
    const first = await product.run('start-back-test', { files: SERVICE_UPGRADE });
    const second = await product.run('start-back-test', { files: SERVICE_UPGRADE, months: 3 });
    // A process takes the first, and dies.
    await product.db.query("update back_test set status = 'running', alive_at = $2 where run = $1", [
      first.run,
      new Date(END - 5000).toISOString(),
    ]);
    expect(await runNext(service(), new AbortController().signal)).toBe(false);
    await product.db.query('update back_test set alive_at = $2 where run = $1', [
      first.run,
      new Date(END - 60_000).toISOString(),
    ]);
    expect(await runNext(service(), new AbortController().signal)).toBe(true);
    const { back_tests } = await product.run('list-back-tests', {});
    const statusOf = new Map((back_tests as { run: string; status: string }[]).map(({ run, status }) => [run, status]));
    expect([first.run, second.run].map((run) => statusOf.get(String(run)))).toEqual(['interrupted', 'done']);
  });

  test('of files with problems is refused, and one that can not be replayed says why', async () => {
    const broken = { ...SERVICE_UPGRADE, 'signals.yaml': 'signals: { x: {} }' };
    await expect(product.run('start-back-test', { files: broken })).rejects.toMatchObject({
      reason: 'playbook-problems',
    });
    const { run } = await product.run('start-back-test', { files: SERVICE_UPGRADE });
    const fails = service({ replay: () => Promise.reject(new Error('no memory')) });
    await runNext(fails, new AbortController().signal);
    expect(await product.run('get-back-test', { run })).toMatchObject({
      back_test: { status: 'failed', problem: 'no memory' },
    });
  });
});
