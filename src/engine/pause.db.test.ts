import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, aWorker, changed, forget, mails, publish, send } from '../../test/engine.ts';
import { endPause, keepPause } from './journey-pauses.ts';
import { claimRows } from './outbox/outbox-rows.ts';
import { shardOf } from './shards.ts';

const START = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const GROW = { playbook: 'growing', journey: 'grow' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const files = changed(
    JOURNEY,
    'enter: { on: [signal.raised], again: { done: 4d } }',
    'enter: { on: [upgrade.requested], always: [upgrade.requested] }',
    changed(JOURNEY, '      - email: hello\n', '      - { email: hello, at: day 1 }\n'),
  );
  await publish(database.db, files, START - DAY);
});
afterAll(() => database.close());
beforeEach(async () => {
  await forget(database.db);
  await database.db.query('delete from journey_pause');
});

const at = (now: number) => aWorker(database.db, now).drain();
async function tell(account: string, when: number, name: string, properties = {}): Promise<void> {
  await send(database.db, when, [anEvent(account, name, properties)]);
  await at(when);
}
const pause = (when: number) =>
  database.db.transaction((tx) => keepPause(tx, { ...GROW, pausedAt: when, by: 'test', reason: undefined }));
const resume = async (when: number) => {
  const shards = await database.db.transaction((tx) => endPause(tx, GROW, when));
  await at(when);
  return shards;
};
async function runs(): Promise<string[]> {
  const rows = await database.db.query<{
    account: string;
    status: string;
    outcome: string | null;
    step: string | null;
  }>(`select account, status, outcome, state #>> '{waiting,step}' as step from enrollment order by account`);
  return rows.map(
    ({ account, status, outcome, step }) => `${account} ${outcome ?? status}${step === null ? '' : ` at ${step}`}`,
  );
}

describe('a journey that is paused', () => {
  test('enters nobody, and enters again once it goes on', async () => {
    await pause(START);
    await tell('acme', START, 'upgrade.requested');
    expect(await runs()).toEqual([]);
    await resume(START + HOUR);
    await tell('acme', START + 2 * HOUR, 'upgrade.requested');
    expect(await runs()).toEqual(['acme running at hello']);
  });

  test('sends nothing that has become due, and takes it up on resuming', async () => {
    await tell('acme', START, 'upgrade.requested');
    await pause(START + HOUR);
    await at(START + 3 * DAY);
    expect([await mails(database.db), await runs()]).toEqual([[], ['acme running at hello']]);
    expect(
      await database.db.query("select 1 from timer where due_at < 'infinity' and enrollment <> $1", [NOBODY]),
    ).toEqual([]);
    await resume(START + 4 * DAY);
    expect([await mails(database.db), await runs()]).toEqual([['acme'], ['acme running at talk_await_1']]);
  });

  test('moves nobody by what happens meanwhile, and by that first of all when it goes on', async () => {
    await tell('acme', START, 'upgrade.requested');
    await at(START + DAY);
    await pause(START + 2 * DAY);
    await tell('acme', START + 3 * DAY, 'email.replied');
    await at(START + 9 * DAY);
    expect(await runs()).toEqual(['acme running at talk_await_1']);
    // The reply came before the limit of the wait: it counts as in time.
    await resume(START + 10 * DAY);
    expect(await runs()).toEqual(['acme done']);
  });

  test('a limit that has passed meanwhile without an answer is taken up', async () => {
    await tell('acme', START, 'upgrade.requested');
    await at(START + DAY);
    await pause(START + 2 * DAY);
    await at(START + 9 * DAY);
    await resume(START + 10 * DAY);
    expect(await runs()).toEqual(['acme quiet']);
  });

  test('others go on', async () => {
    await tell('acme', START, 'upgrade.requested');
    await database.db.transaction((tx) =>
      keepPause(tx, { playbook: 'growing', journey: 'other', pausedAt: START, by: 'test', reason: undefined }),
    );
    await at(START + DAY);
    expect(await mails(database.db)).toEqual(['acme']);
  });

  test('lets nothing of its own out of the outbox that is for a customer', async () => {
    await tell('acme', START, 'upgrade.requested');
    await at(START + DAY);
    await database.db.query(
      `update outbox set payload = jsonb_build_object('purpose', 'upsell', 'enrollment', (select id from enrollment limit 1))`,
    );
    const claim = () => claimRows(database.db, shardOf('acme'), { channel: 'email', worker: 1, limit: 9 }, START + DAY);
    await pause(START + DAY);
    expect(await claim()).toEqual([]);
    await resume(START + DAY);
    expect(await claim()).toHaveLength(1);
  });

  test('is paused once, and resumed once', async () => {
    expect([await pause(START), await pause(START)]).toEqual([true, false]);
    expect([await resume(START), await resume(START)]).toEqual([[], undefined]);
  });
});

describe('a run that a person paused', () => {
  const word = async (name: string, when: number) => {
    const [run] = await database.db.query<{ id: string }>(`select id from enrollment where account = 'acme'`);
    await tell('acme', when, name, { enrollment: run?.id ?? '' });
  };

  test('stands still until they let it go on, while others move', async () => {
    for (const account of ['acme', 'birch']) await tell(account, START, 'upgrade.requested');
    await word('enrollment.paused', START + HOUR);
    await at(START + 3 * DAY);
    expect(await runs()).toEqual(['acme running at hello', 'birch running at talk_await_1']);
    await word('enrollment.resumed', START + 4 * DAY);
    expect(await runs()).toEqual(['acme running at talk_await_1', 'birch running at talk_await_1']);
  });

  test('stays so when its journey was paused besides and goes on', async () => {
    await tell('acme', START, 'upgrade.requested');
    await word('enrollment.paused', START + HOUR);
    await pause(START + 2 * HOUR);
    await resume(START + 3 * DAY);
    expect([await mails(database.db), await runs()]).toEqual([[], ['acme running at hello']]);
  });
});

const NOBODY = '00000000-0000-0000-0000-000000000000';
