import type { Queryable } from '#platform/db';

/**
 * How far ahead this data lives, in ms: the largest shift that it was ever opened with. Time never goes back, so data
 * that has seen the future stays there, for every process that opens it.
 */
export async function keepShift(db: Queryable, shift: number): Promise<number> {
  const [row] = await db.query<{ value: number }>(
    `insert into setting (key, value, updated_at) values ('clock.shift', to_jsonb($1::bigint), clock_timestamp())
       on conflict (key) do update set value = greatest(setting.value, excluded.value) returning value`,
    [shift],
  );
  return row?.value ?? shift;
}
