import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Instant, JsonObject } from '#base';
import { appendOperationEvents } from '#engine';
import { importPast, type Past, RELEASED_FILES } from '../../../test/imported-past.ts';
import { testOperations } from '../../../test/operations.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import type { ReleasePreview } from './index.ts';
import { releaseSignals } from './release-signals.ts';

/** A Wednesday. */
const START: Instant = Date.UTC(2026, 0, 14, 9);

let product: RunningProduct;
const now = START;
beforeAll(async () => {
  product = await runningProduct(START);
  for (const id of ['ana', 'ben'])
    await product.run('add-person', {
      id,
      name: `${id} Silva`,
      email: `${id}@green.example`,
      roles: ['csm'],
      booking_link: `https://cal.example/${id}`,
    });
  await product.run('publish-playbook', { files: RELEASED_FILES });
});
afterAll(() => product.close());

const imported = (account: string, events: readonly Past[]) => importPast(product.db, now, account, events);

const preview = async (input: object): Promise<ReleasePreview> =>
  (await product.run('preview-release', input)) as unknown as ReleasePreview;
const released = async (input: object) =>
  (await product.run('release-signals', input)) as { released: object; next?: string; left: object };
const statuses = async (account: string) =>
  Object.fromEntries(
    (
      await product.db.query<{ kind: string; status: string }>('select kind, status from signal where account = $1', [
        account,
      ])
    ).map(({ kind, status }) => [kind, status]),
  );

const ready = (account: string): Past[] => [
  {
    name: 'account.identified',
    properties: {
      traits: { name: account, owner: 'ana', created_on: '2024-11-12', plan_limit: 100, health_score: 85 },
    },
    ago: 2000,
  },
  {
    name: 'contact.identified',
    properties: { contact: `mina ${account}`, traits: { email: `mina@${account}.example`, firstName: 'Mina' } },
    ago: 2000,
  },
  { name: 'nps.submitted', properties: { score: 10 }, ago: 1000, contact: `mina ${account}` },
  { name: 'service.used', properties: { quantity: 92 }, ago: 72 },
];

let names = 0;
const fresh = (): string => `customer-${++names}`;

describe('what stands', () => {
  let account: string;
  beforeEach(async () => {
    account = fresh();
    await imported(account, ready(account));
    await product.goTo(now);
  });

  test('is listed as standing, started nothing and told nobody', async () => {
    expect(await statuses(account)).toEqual({ high_usage: 'standing', promoter: 'standing' });
    const { signals } = (await product.run('list-signals', { account, status: 'standing' })) as { signals: object[] };
    expect(signals).toHaveLength(2);
    const explained = (await product.run('explain-account', { account })) as {
      signals: object[];
      enrollments: object[];
    };
    expect(explained.signals).toMatchObject([{ status: 'standing' }, { status: 'standing' }]);
    expect(explained.enrollments).toEqual([]);
    expect(await product.db.query('select 1 from notification where account = $1', [account])).toEqual([]);
  });

  test('is released by kind: the others stand on, and a second time is no news', async () => {
    const first = await released({ account, kind: 'promoter', by: 'ana' });
    expect(first).toEqual({ released: { signals: 1, accounts: 1 }, left: { signals: 0, accounts: 0 } });
    expect(await statuses(account)).toEqual({ high_usage: 'standing', promoter: 'raised' });
    expect(await released({ account, kind: 'promoter', by: 'ben' })).toMatchObject({ released: { signals: 0 } });
    const raised = await product.db.query<{ properties: JsonObject }>(
      `select properties from event where account = $1 and name = 'signal.raised'`,
      [account],
    );
    expect(raised.map(({ properties }) => properties)).toMatchObject([{ kind: 'promoter', released_by: 'ana' }]);
    await released({ account, strength: 'moderate', direction: 'expansion', playbook: 'service_upgrade' });
    expect(await statuses(account)).toEqual({ high_usage: 'raised', promoter: 'raised' });
  });

  test('is released once, however often it is asked for before a tick has come', async () => {
    const twice = { account, all: undefined };
    await Promise.all([released(twice), released(twice)]);
    const events = await product.db.query('select name from event where account = $1 and name like $2', [
      account,
      'signal.%',
    ]);
    expect(events.filter((event) => JSON.stringify(event).includes('signal.raised'))).toHaveLength(2);
  });

  test('and is dismissed does not come again as news of today while its condition goes on', async () => {
    const rows = await product.db.query<{ id: string }>(
      "select id from signal where account = $1 and kind = 'high_usage'",
      [account],
    );
    await product.run('dismiss-signal', { account, signal: rows[0]?.id, reason: 'known for long' });
    await product.send(account, 'service.used', { quantity: 1 });
    expect(await statuses(account)).toEqual({ high_usage: 'dismissed', promoter: 'standing' });
    await product.send(account, 'service.used', { quantity: 20 });
    const raised = await product.db.query('select 1 from signal where account = $1 and status = $2', [
      account,
      'raised',
    ]);
    expect(raised).toHaveLength(1);
  });

  test('which of it is meant has to be said, and all is said by all', async () => {
    await expect(released({})).rejects.toMatchObject({ reason: 'nothing-named' });
    await expect(preview({ all: true, account })).rejects.toMatchObject({ reason: 'all-and-some' });
    await expect(preview({ account, after: 'x' })).rejects.toMatchObject({ reason: 'bad-page' });
  });

  test('of a segment is released with the segment', async () => {
    await product.run('add-to-segment', { account, segment: 'big ones' });
    expect((await preview({ segment: 'big ones' })).accounts).toBe(1);
    expect(await released({ segment: 'big ones' })).toMatchObject({ released: { signals: 2, accounts: 1 } });
    expect(await preview({ segment: 'big ones' })).toMatchObject({ accounts: 0, signals: 0 });
  });

  test('of an account that is held is told as held, and waits', async () => {
    const { shard } = (
      await product.db.query<{ shard: number }>('select shard from signal where account = $1', [account])
    )[0] ?? {
      shard: 0,
    };
    await product.db.query(`insert into held_account (shard, account, reason, at) values ($1, $2, 'a test', now())`, [
      shard,
      account,
    ]);
    expect((await preview({ account })).listed).toMatchObject([
      { signals: [{ becomes: 'held' }, { becomes: 'held' }], journeys: [] },
    ]);
    await product.db.query('delete from held_account where account = $1', [account]);
  });
});

/** The lanes in which the events of a release would stand; nothing is released. */
async function lanesOf(input: object): Promise<number[]> {
  const { emitted, run } = testOperations(product.db, now);
  await run(releaseSignals, input);
  const undone = new Error('undone');
  let lanes: { lane: number }[] = [];
  await product.db
    .transaction(async (tx) => {
      await appendOperationEvents(tx, emitted, now);
      lanes = await tx.query('select lane from inbox');
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return lanes.map(({ lane }) => lane);
}

test('many accounts are released page by page, behind what is live', async () => {
  await released({ all: true });
  const accounts = Array.from({ length: 45 }, fresh);
  for (const account of accounts) await imported(account, ready(account));
  await product.goTo(now);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page: ReleasePreview = await preview({
      all: true,
      limit: 20,
      list: 3,
      ...(after === undefined ? {} : { after }),
    });
    expect(page.listed.length).toBeLessThanOrEqual(3);
    expect(page.listed.length + page.more).toBe(page.accounts);
    seen.push(...page.listed.map(({ account }) => account));
    after = page.next;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(9);
  expect(await lanesOf({ account: accounts[0] })).toEqual([0]);
  expect(await lanesOf({ all: true, limit: 25 })).toEqual(Array.from({ length: 25 }, () => 2));
  const first = await released({ all: true, limit: 25 });
  expect(first).toMatchObject({ released: { accounts: 25 }, left: { accounts: 20, signals: 40 } });
  const rest = await released({ all: true, limit: 25, after: first.next });
  expect(rest).toEqual({ released: { signals: 40, accounts: 20 }, left: { signals: 0, accounts: 0 } });
  expect(await preview({ all: true })).toMatchObject({ accounts: 0 });
});
