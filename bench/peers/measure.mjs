import pg from 'pg';

/** What each peer's step does: one row, committed. The same statement everywhere. */
export const ROWS = 'create table if not exists bench_step (item integer not null, step integer not null)';
export const STEPS = 3;

/** Connections of a peer: with two cores, more of them made every peer slower. */
export const CONNECTIONS = 10;

/**
 * Runs a peer on a few items to warm it up, then on `items`, and counts the rows it left: a step that was not done is an
 * error. Prints `{ steps, ms }`. `start(from, count)` sets the items off, and resolves when all their rows are there.
 */
export async function measure(url, items, start) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query(ROWS);
  await start(pool, 0, Math.min(items, 200));
  const from = 1_000_000;
  const began = performance.now();
  await start(pool, from, items);
  const ms = performance.now() - began;
  const found = await pool.query('select count(*)::int as rows from bench_step where item >= $1', [from]);
  await pool.end();
  const steps = found.rows[0].rows;
  if (steps !== items * STEPS) throw new Error(`${steps} steps were done; ${items * STEPS} were to be`);
  process.stdout.write(`${JSON.stringify({ steps, ms })}\n`);
}

/** Resolves once the items have all their rows; asking every 20 ms costs next to nothing. */
export async function allDone(pool, from, items) {
  for (;;) {
    const found = await pool.query('select count(*)::int as rows from bench_step where item >= $1', [from]);
    if (found.rows[0].rows >= items * STEPS) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const given = JSON.parse(process.argv[2] ?? '{}');
