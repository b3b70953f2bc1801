import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { column, manyRows } from './many-rows.ts';

interface Item {
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly at: number | undefined;
  readonly count: number | undefined;
  readonly ok: boolean;
  readonly data: unknown;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.query(
    'create table item (shard smallint, name text, id uuid, at timestamptz, count int, ok boolean, data jsonb)',
  );
});
afterAll(() => database.close());
beforeEach(() => database.db.query('truncate item'));

const insert = manyRows<Item>(
  {
    name: column.text((item) => item.name),
    id: column.uuid((item) => item.id),
    at: column.instant((item) => item.at),
    count: column.whole((item) => item.count),
    ok: column.flag((item) => item.ok),
    data: column.json((item) => item.data),
  },
  (rows) => `insert into item select $1, name, id, at, count, ok, data::jsonb from ${rows}`,
);

const ID = '844d58d6-f8cf-882a-8c80-f2317b7841a7';
const NOTHING: Item = { name: undefined, id: undefined, at: undefined, count: undefined, ok: false, data: undefined };

async function keptOf(items: readonly Item[]): Promise<unknown[]> {
  await database.db.transaction((tx) => insert(tx, 7, items));
  return database.db.query('select shard, name, id, at, count, ok, data from item order by name nulls last');
}

test('rows come out as they went in, with whatever letters would end an array, a line or a quotation', async () => {
  const names = ['', 'NULL', '"', '\\', '{a,b}', 'tab\tand\nline\r\nends', 'ünïcödé 🌱'];
  const items = names.map(
    (name, count): Item => ({
      name,
      id: ID,
      at: count * 1000,
      count: count - 2,
      ok: true,
      data: { name, list: [null] },
    }),
  );
  const kept = await keptOf([...items, NOTHING]);
  const empty = { name: null, id: null, at: null, count: null, ok: false, data: null };
  expect(kept).toHaveLength(8);
  expect(kept).toEqual(expect.arrayContaining([...items, empty].map((item) => ({ shard: 7, ...item }))));
});

test('one row of nothing is a row; no rows ask the server nothing', async () => {
  expect(await keptOf([NOTHING])).toHaveLength(1);
  const tx = { query: () => Promise.reject(new Error('asked')), copyInto: () => Promise.reject(new Error('asked')) };
  await insert(tx, 7, []);
});

test('what a connection is asked again and again it keeps; what is written anew each time it does not', async () => {
  const kept = await database.db.transaction(async (tx) => {
    for (let i = 0; i < 5; i++) {
      await tx.query('select $1::int as again', [i]);
      await tx.query(`select $1::int as anew_${i}`, [i]);
    }
    return tx.query<{ statement: string }>(
      "select statement from pg_prepared_statements where statement ~ 'again|anew'",
    );
  });
  expect(kept).toEqual([{ statement: 'select $1::int as again' }]);
});
