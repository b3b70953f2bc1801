import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#base';
import { shardOf } from '#engine';
import { createRunner } from '#platform/operations';
import { downloadRoutes } from '#surfaces/downloads';
import { composeProduct } from '../../src/product.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let database: TestDatabase;
const app = new Hono();
let signedIn = true;

beforeAll(async () => {
  database = await testDatabase();
  const { operations } = composeProduct();
  const runner = createRunner({
    db: database.db,
    clock: { now: () => Date.UTC(2026, 2, 2) },
    shardOf,
    appendEvents: async () => [],
    wake: () => undefined,
    newId: () => '',
  });
  // As the door of the product has it.
  app.onError((error, { json }) => json({ reason: error instanceof AppError ? error.reason : error.message }));
  downloadRoutes(app, {
    runner,
    operations,
    asker: async () => (signedIn ? { kind: 'key', id: 'k', role: 'admin' } : undefined),
  });
  await database.db.query(
    `insert into account (shard, id, name) select 0, 'account-' || lpad(n::text, 4, '0'), case n when 1 then '=1+1' else 'Name ' || n end
       from generate_series(1, 1203) as n`,
  );
  await database.db.query(
    `insert into contract (shard, account, id, starts_on, arr_minor, currency, recorded_at, recorded_key,
                           original_arr_minor, original_currency, original_at, original_key)
     values (0, 'account-0002', 'c', '2026-01-01', 123450, 'USD', now(), gen_random_uuid(), 123450, 'USD', now(), gen_random_uuid())`,
  );
});
afterAll(() => database.close());

const download = (query: string): Promise<Response> => Promise.resolve(app.request(`/download/accounts.csv?${query}`));

test('every row of a filter is in the file, in order, without anything that runs', async () => {
  const answer = await download('column=name&column=arr&title=Name&title=ARR&sort=account');
  expect(answer.headers.get('content-disposition')).toContain('accounts.csv');
  const lines = (await answer.text()).split('\r\n');
  expect(lines).toHaveLength(1205);
  expect(lines.slice(0, 3)).toEqual([
    'id,Name,ARR,ARR (currency)',
    "account-0001,'=1+1,,",
    'account-0002,Name 2,1234.5,USD',
  ]);
  expect(lines.at(-2)).toBe('account-1203,Name 1203,,');
});

test('nobody gets it who is not known', async () => {
  signedIn = false;
  expect(await (await download('')).json()).toEqual({ reason: 'no-session' });
  signedIn = true;
});
