import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { SHARD_COUNT, SHARDS, shardOf } from './shards.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('the shards', () => {
  test.each([2, 4, 8, 16, 32, 64])('spread evenly over %i equal ranges of what hashint2 gives', async (ranges) => {
    const counts = await database.db.query<{ shards: number }>(
      `select count(*) as shards from shard group by (hashint2(shard)::bigint + 2147483648) / (4294967296 / $1::bigint)`,
      [ranges],
    );
    expect(counts.map((row) => row.shards)).toEqual(Array(ranges).fill(SHARD_COUNT / ranges));
  });

  test('are in the database as the code has them', async () => {
    const rows = await database.db.query<{ shard: number }>('select shard from shard order by shard');
    expect(rows.map((row) => row.shard)).toEqual(SHARDS);
  });

  test('get about equally many accounts each', () => {
    const counts = new Map<number, number>();
    for (let i = 0; i < 64_000; i++) {
      const shard = shardOf(`account-${i}`);
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(SHARDS);
    expect(Math.min(...counts.values())).toBeGreaterThan(850);
    expect(Math.max(...counts.values())).toBeLessThan(1150);
  });
});
