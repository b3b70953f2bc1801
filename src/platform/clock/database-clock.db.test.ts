import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { databaseClock } from './database-clock.ts';

test("the clock agrees with the database's own", async () => {
  const { db, close } = await testDatabase();
  const clock = await databaseClock(db);
  const before = clock.now();
  const [row] = await db.query<{ at: number }>('select clock_timestamp() as at');
  // A round trip's half is what it can be wrong by; 100 ms is a loaded machine's.
  expect(row?.at).toBeGreaterThan(before - 100);
  expect(row?.at).toBeLessThan(clock.now() + 100);
  clock.stop();
  await close();
});
