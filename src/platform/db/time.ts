import type { Queryable } from './db.ts';

/** The database's own time, as epoch ms with fractions: only the clock asks for it. */
export async function databaseTime(db: Queryable): Promise<number> {
  const [row] = await db.query<{ ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms',
  );
  return row?.ms ?? Number.NaN;
}
