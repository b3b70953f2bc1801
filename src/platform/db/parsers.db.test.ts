import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { timestamp } from './db.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function answer(expression: string, values?: readonly unknown[]): Promise<unknown> {
  const [row] = await database.db.query<{ value: unknown }>(`select ${expression} as value`, values);
  return row?.value;
}

describe('a value comes back', () => {
  test.each<[string, string, unknown]>([
    ['a date as text', `date '2026-03-02'`, '2026-03-02'],
    ['an instant as epoch ms', `timestamptz '2026-03-02T09:00:00.123+01:00'`, Date.UTC(2026, 2, 2, 8, 0, 0, 123)],
    [
      'an instant without its parts of a ms',
      `timestamptz '2026-03-02T09:00:00.123999Z'`,
      Date.UTC(2026, 2, 2, 9, 0, 0, 123),
    ],
    ['a tenth of a second as 100 ms', `timestamptz '2026-03-02T09:00:00.1Z'`, Date.UTC(2026, 2, 2, 9, 0, 0, 100)],
    ['an instant before 1970', `timestamptz '1969-12-31T23:59:59Z'`, -1000],
    ['an instant of the year 50', `timestamptz '0050-01-01T00:00:00Z'`, Date.parse('0050-01-01T00:00:00Z')],
    ['an instant before our era', `timestamptz '0002-01-01 00:00:00+00 BC'`, Date.parse('-000001-01-01T00:00:00Z')],
    ['an instant of the year 20000', `timestamptz '20000-01-01 00:00:00+00'`, Date.parse('+020000-01-01T00:00:00Z')],
    ['infinity', `timestamptz 'infinity'`, Number.POSITIVE_INFINITY],
    ['minus infinity', `timestamptz '-infinity'`, Number.NEGATIVE_INFINITY],
    ['a count as a number', 'count(*)', 1],
    ['the largest exact bigint', `${Number.MAX_SAFE_INTEGER}::bigint`, Number.MAX_SAFE_INTEGER],
    ['a numeric as text', '12.340::numeric', '12.340'],
    ['a float as a number', '0.1::float8', 0.1],
    ['jsonb parsed', `'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    ['a uuid as text', `'0190c2a6-0000-8000-8000-000000000000'::uuid`, '0190c2a6-0000-8000-8000-000000000000'],
    ['null', 'null::bigint', null],
    ['an interval as text', `interval '1 day'`, '1 day'],
    ['bigints in an array', `'{1,NULL,-3}'::bigint[]`, [1, null, -3]],
    ['an empty array', `'{}'::bigint[]`, []],
    [
      'an array of two dimensions',
      `'{{1,2},{3,4}}'::int[]`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['an array that starts at 0', `'[0:1]={7,8}'::int[]`, [7, 8]],
    ['texts in an array', `array['a,b', 'c"d', null, 'NULL', '']`, ['a,b', 'c"d', null, 'NULL', '']],
    ['dates in an array', `array[date '2026-03-02']`, ['2026-03-02']],
    ['instants in an array', `array[timestamptz 'epoch', 'infinity']`, [0, Number.POSITIVE_INFINITY]],
    ['numerics in an array', 'array[1.50, null]', ['1.50', null]],
    ['booleans in an array', 'array[true, false, null]', [true, false, null]],
    ['jsonb in an array', `array['{"a":"x,y"}'::jsonb, 'null']`, [{ a: 'x,y' }, null]],
  ])('%s', async (_, expression, expected) => {
    expect(await answer(expression)).toEqual(expected);
  });

  test('in another zone of the session as the same instant', async () => {
    const read = await database.db.transaction(async (tx) => {
      await tx.query(`set local timezone = 'Asia/Kolkata'`);
      return tx.query<{ at: number }>(`select timestamptz '2026-03-02T09:00:00Z' as at`);
    });
    expect(read).toEqual([{ at: Date.UTC(2026, 2, 2, 9) }]);
  });

  test.each([0, -1, 1_772_442_000_123, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'as the instant %i that went in',
    async (at) => {
      expect(await answer('$1::timestamptz', [timestamp(at)])).toBe(at);
    },
  );
});

test('a bigint that a number cannot hold is an error, not another number', async () => {
  await expect(answer('9007199254740993::bigint')).rejects.toMatchObject({ reason: 'integer-out-of-range' });
  await expect(answer(`'{9007199254740993}'::bigint[]`)).rejects.toMatchObject({ reason: 'integer-out-of-range' });
  expect(await answer('1')).toBe(1);
});
