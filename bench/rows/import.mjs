import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

/** A file of a million rows through `perennial import`. */
export const importFile = {
  names: ['import'],
  async run({ amount, report }) {
    const { rows, ms, megabytes } = await withDatabase(async (server) =>
      measured('product/import.ts', { url: await freshDatabase(server), items: amount(1_000_000) }),
    );
    report({
      row: 'import',
      value: megabytes,
      unit: 'MB',
      over: `${rows} rows`,
      note: `the most that \`perennial import\` had resident; ${Math.round((rows / ms) * 1000).toLocaleString('en')} rows/s read, mapped, checked and stored`,
      target: { most: 300 },
    });
  },
};
