import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, aWorker, forget, growing, mails, publish, send } from '../../test/engine.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

describe('history', () => {
  test('counts and scores, raises signals that stand, and enters, sends and ends nothing', async () => {
    const { db } = database;
    await send(db, START, [anEvent('acme', 'upgrade.requested')]);
    await aWorker(db, START).drain();
    const old = { occurredAt: START - 3 * 24 * HOUR };
    await send(db, START + HOUR, [anEvent('acme', 'email.replied', {}, old)]);
    await send(
      db,
      START + HOUR,
      [
        anEvent('birch', 'service.used', { quantity: 70 }, old),
        anEvent('birch', 'upgrade.requested', {}, { history: true }),
      ],
      2,
    );
    await aWorker(db, START + HOUR).drain();
    expect(await mails(db)).toEqual(['acme']);
    const enrollments = await db.query<{ account: string; status: string }>('select account, status from enrollment');
    expect(enrollments).toEqual([{ account: 'acme', status: 'running' }]);
    const signals = await db.query<{ kind: string; status: string }>(
      "select kind, status from signal where account = 'birch' order by kind",
    );
    expect(signals).toEqual([
      { kind: 'high_usage', status: 'standing' },
      { kind: 'request', status: 'standing' },
    ]);
    const [state] = await db.query<{ scores: Record<string, { value: number }> }>(
      "select scores from account_state where account = 'birch'",
    );
    expect(state?.scores['growing.expansion']?.value).toBe(50);
    expect(await db.query("select 1 from event where account = 'birch' and name = 'signal.raised'")).toEqual([]);
  });

  test('is what came in more than 48 h after it happened', async () => {
    const { db } = database;
    const ago = (ms: number) => anEvent(`ago ${ms}`, 'upgrade.requested', {}, { occurredAt: START - ms });
    await send(db, START, [ago(48 * HOUR), ago(48 * HOUR + 1)]);
    await aWorker(db, START).drain();
    expect(await mails(db)).toEqual([`ago ${48 * HOUR}`]);
  });

  test('begins where the workspace says', async () => {
    const { db } = database;
    const ago = (ms: number) => anEvent(`ago ${ms}`, 'upgrade.requested', {}, { occurredAt: START - ms });
    await db.query(`insert into setting (key, value, updated_at) values ('workspace.history_after', '"3d"', now())`);
    await send(db, START, [ago(72 * HOUR), ago(72 * HOUR + 1)]);
    await aWorker(db, START).drain();
    await db.query(`delete from setting where key = 'workspace.history_after'`);
    expect(await mails(db)).toEqual([`ago ${72 * HOUR}`]);
  });
});
