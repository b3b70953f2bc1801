import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayNumber } from '#base';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { ensureEventMonths } from './months.ts';
import { openServer } from './server.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const insert = (at: string): string =>
  `insert into event (shard, account, key, occurred_at, received_at, name, source, history, root, depth, properties)
   values (0, 'a', gen_random_uuid(), '${at}', '${at}', 'x', 's', false, gen_random_uuid(), 0, '{}')`;

const partitions = async (): Promise<string[]> => {
  const rows = await database.db.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event'::regclass order by 1`,
  );
  return rows.map((row) => row.name);
};

describe('the months of the log', () => {
  test('take events from their first to their last instant, with the indexes of the log', async () => {
    await ensureEventMonths(database.db, [dayNumber('2026-11-17'), dayNumber('2026-11-30'), dayNumber('2024-02-29')]);
    expect(await partitions()).toEqual(['event_2024_02', 'event_2026_11']);
    await database.db.query(insert('2026-11-01T00:00:00Z'));
    await database.db.query(insert('2026-11-30T23:59:59.999Z'));
    await database.db.query(insert('2024-02-29T23:59:59.999Z'));
    await expect(database.db.query(insert('2026-12-01T00:00:00Z'))).rejects.toThrow('no partition');
    const indexes = await database.db.query<{ parent: string }>(
      `select inhparent::regclass::text as parent from pg_inherits
        join pg_index on indexrelid = inhrelid where indrelid = 'event_2026_11'::regclass order by 1`,
    );
    // The other two hold only what the arbiter held back, and what is news to a person.
    const all = ['event_account', 'event_held', 'event_key', 'event_news'];
    expect(indexes.map(({ parent }) => parent)).toEqual(all);
  });

  test('are made once when many ask at the same time', async () => {
    const others = Array.from({ length: 4 }, () => openServer(database.url));
    const days = [dayNumber('2025-12-01'), dayNumber('2026-01-01')];
    await Promise.all([database.db, ...others].map((db) => ensureEventMonths(db, days)));
    await ensureEventMonths(database.db, days);
    expect(await partitions()).toEqual(['event_2025_12', 'event_2026_01']);
    await Promise.all(others.map((db) => db.close()));
  });

  test('are added beside a transaction that has written to the log, and another writes meanwhile', async () => {
    await ensureEventMonths(database.db, [dayNumber('2026-10-01')]);
    await database.db.transaction(async (tx) => {
      await tx.query(insert('2026-10-05T00:00:00Z'));
      await ensureEventMonths(database.db, [dayNumber('2026-11-01')]);
      await database.db.query(insert('2026-11-05T00:00:00Z'));
      await tx.query(insert('2026-11-06T00:00:00Z'));
    });
    expect(await database.db.query('select count(*) as events from event')).toEqual([{ events: 3 }]);
  });
});
