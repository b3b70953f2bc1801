import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { databaseClock } from './database-clock.ts';

test("the clock agrees with the database's own", async () => {
  const { db, close } = await testDatabase();
  const asked = performance.now();
  const clock = await databaseClock(db);
  // It measured half-way of one round trip, so that it is wrong by no more than all that this took.
  const trip = performance.now() - asked + 1;
  const before = clock.now();
  const [row] = await db.query<{ at: number }>('select clock_timestamp() as at');
  expect(row?.at).toBeGreaterThanOrEqual(before - trip);
  expect(row?.at).toBeLessThanOrEqual(clock.now() + trip);
  clock.stop();
  await close();
});
