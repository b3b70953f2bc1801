import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, aWorker, changed, forget, publish, send } from '../../test/engine.ts';
import { medianWait, waitBucket } from './journey-sums.ts';
import { recountJourneys } from './recount-journeys.ts';
import { SHARDS } from './shards.ts';

const START = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const files = changed(
    JOURNEY,
    'enter: { on: [signal.raised], again: { done: 4d } }',
    'enter: { on: [upgrade.requested] }\nstop: [ { when: peak.max("2d") > 90, exit: unwell } ]\ngoal: { event: email.replied }',
  );
  await publish(database.db, files, START - DAY);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

const at = (now: number) => aWorker(database.db, now).drain();
async function tell(account: string, when: number, name: string, properties = {}): Promise<void> {
  await send(database.db, when, [anEvent(account, name, properties)]);
  await at(when);
}

async function sums(): Promise<Record<string, number>> {
  const rows = await database.db.query<{ kind: string; name: string; count: number }>(
    `select kind, name, sum(count) as count from journey_sum where kind <> 'waited' group by 1, 2 having sum(count) <> 0`,
  );
  return Object.fromEntries(rows.map(({ kind, name, count }) => [`${kind} ${name}`.trim(), Number(count)]));
}
const standing = () =>
  database.db.query('select account, step, since from timer where step is not null order by since, account');

describe('what a tick counts of journeys', () => {
  test('who stands where, who has been there, and what became of the others', async () => {
    for (const [n, account] of ['acme', 'birch', 'cedar', 'dale'].entries())
      await tell(account, START + n * HOUR, 'upgrade.requested');
    await tell('birch', START + 5 * HOUR, 'email.replied');
    await tell('cedar', START + 6 * HOUR, 'service.used', { quantity: 99 });
    expect(await sums()).toEqual({
      entered: 4,
      running: 2,
      goal: 1,
      'in_stage talk': 2,
      'reached talk': 4,
      'standing talk_await_1': 2,
      'passed hello': 4,
      'passed talk_await_1': 4,
      'passed ask': 1,
      'passed talk_exit_2': 1,
      'outcome done': 1,
      'outcome unwell': 1,
      'left talk_exit_2': 1,
      'left talk_await_1': 1,
    });
    expect(await standing()).toEqual([
      { account: 'acme', step: 'talk_await_1', since: START },
      { account: 'dale', step: 'talk_await_1', since: START + 3 * HOUR },
    ]);
  });

  test('how long each wait took', async () => {
    await tell('acme', START, 'upgrade.requested');
    await tell('acme', START + 8 * HOUR, 'email.replied');
    const rows = await database.db.query<{ name: string; bucket: number; count: number }>(
      `select name, bucket, count from journey_sum where kind = 'waited' and name = 'talk_await_1'`,
    );
    expect(rows).toEqual([{ name: 'talk_await_1', bucket: waitBucket(8 * HOUR), count: 1 }]);
    expect((medianWait(rows) ?? 0) / HOUR).toBeCloseTo(8, 0);
  });

  test('counted anew they are the same, but for waits', async () => {
    for (const [n, account] of ['acme', 'birch', 'cedar'].entries())
      await tell(account, START + n * HOUR, 'upgrade.requested');
    await tell('birch', START + 5 * HOUR, 'email.replied');
    const before = await sums();
    await database.db.transaction(async (tx) => {
      for (const shard of SHARDS) await recountJourneys(tx, shard);
    });
    expect(await sums()).toEqual(before);
  });
});

describe('the median of waits', () => {
  test('is within a tenth of what they were, whatever their length', () => {
    for (const ms of [90_000, HOUR, 7 * HOUR, 3 * DAY, 40 * DAY]) {
      const median = medianWait([{ bucket: waitBucket(ms), count: 5 }]) ?? 0;
      expect(Math.abs(median / ms - 1)).toBeLessThan(0.1);
    }
  });

  test('is not known without any', () => {
    expect(medianWait([])).toBeUndefined();
  });
});
