import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { keepShift } from './shift-store.ts';

test('data that has seen the future stays there', async () => {
  const { db, close } = await testDatabase();
  expect(await keepShift(db, 0)).toBe(0);
  expect(await keepShift(db, 86_400_000)).toBe(86_400_000);
  expect(await keepShift(db, 0)).toBe(86_400_000);
  await close();
});
