import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { databaseClock } from './database-clock.ts';

test("the clock agrees with the database's own", async () => {
  const { db, close } = await testDatabase();
  const clock = await databaseClock(db);
  const before = clock.now();
  const [row] = await db.query<{ at: number }>('select clock_timestamp() as at');
  // It is wrong by half a round trip at most, and on a loaded machine a round trip is anything under this.
  expect(row?.at).toBeGreaterThan(before - 2000);
  expect(row?.at).toBeLessThan(clock.now() + 2000);
  clock.stop();
  await close();
});
