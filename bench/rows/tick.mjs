import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

/** Events that wait in the inbox, through the whole tick. */
export const tick = {
  names: ['tick'],
  async run({ amount, report }) {
    const { events, ms } = await withDatabase(async (server) =>
      measured('product/tick.ts', { url: await freshDatabase(server), items: amount(100_000) }),
    );
    report({
      row: 'tick',
      value: (events / ms) * 1000,
      unit: 'events/s',
      over: `${events} events`,
      note: 'recorded, measured, scored, signals found; 50 events an account, one worker',
      target: { least: 10_000 },
    });
  },
};
