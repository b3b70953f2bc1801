import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

/** What enrollments cost while nothing is due. */
export const sleeping = {
  names: ['sleeping'],
  async run({ amount, report, size }) {
    const found = await withDatabase(async (server) =>
      measured('product/sleeping.ts', {
        url: await freshDatabase(server),
        items: amount(1_000_000),
        idleMs: Math.max(2000, 10_000 * size),
      }),
    );
    const share = (part) => `${(part * 100).toFixed(1)} %`;
    report({
      row: 'sleeping',
      value: found.median,
      unit: 'ms',
      over: `${found.sleeping} enrollments`,
      note: `a tick of each of the 64 shards that finds nothing, at the median of 20; the slowest ${Math.round(found.slowest)} ms. A worker that idles beside them uses ${share(found.workerShare)} of a core, PostgreSQL ${share(found.postgresShare)}`,
      target: { below: 250 },
    });
  },
};
