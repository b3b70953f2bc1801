import { expect, test } from 'vitest';
import type { Queryable } from '#platform/db';
import { testDatabase } from '../../../test/database.ts';
import { createReadiness } from './readiness.ts';

test('a process is ready while its database has the migrations that it began with', async () => {
  const { db, close } = await testDatabase();
  expect(await (await createReadiness(db))()).toEqual({ ready: true });
  const older = await createReadiness(db);
  // A newer version beside it has gone on: what this one needs is there.
  await db.query("insert into migration (number, name, digest) values (9999, '9999-later.sql', 'd')");
  expect(await older()).toEqual({ ready: true });
  const readiness = await createReadiness(db);
  await db.query('delete from migration where number = 9999');
  expect(await readiness()).toEqual({
    ready: false,
    reason: 'The database lacks migrations 9999: start Perennial again.',
  });
  await close();
});

test('a process is not ready while its database is away', async () => {
  let away = false;
  const db: Queryable = {
    query: async () => {
      if (away) throw new Error('gone');
      return [];
    },
  };
  const readiness = await createReadiness(db);
  away = true;
  expect(await readiness()).toEqual({ ready: false, reason: 'The database can not be reached.' });
});

test('whoever asks gets an answer within seconds, however long the database keeps silent', {
  timeout: 120_000,
}, async () => {
  let silent = false;
  const db: Queryable = { query: () => (silent ? new Promise(() => undefined) : Promise.resolve([])) };
  const readiness = await createReadiness(db);
  silent = true;
  expect(await readiness()).toEqual({ ready: false, reason: 'The database can not be reached.' });
});
