import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

/** Events of each account over the thirteen months of the log: one a day and two. */
const EVENTS_EACH = 400;

/** A draft tried on the past: twelve months of many accounts under two configurations, alone and beside live work. */
export const backTest = {
  names: ['back-test'],
  async run({ amount, report, size }) {
    const { accounts, events, ms, besideMs, alone, together, comes } = await withDatabase(async (server) =>
      measured('product/back-test.ts', {
        url: await freshDatabase(server),
        accounts: amount(10_000),
        eventsEach: EVENTS_EACH,
        live: amount(20_000),
      }),
    );
    report({
      row: 'back-test',
      value: ms / 1000,
      unit: 's',
      over: `${accounts} accounts × 12 months`,
      note: `${events} events, each lived twice; ${comes} signals come by a threshold of 0.7 for 0.8. Beside live work ${Math.round(besideMs / 1000)} s`,
      target: { most: Math.max(10, 60 * size) },
    });
    report({
      row: 'back-test',
      value: together / alone,
      unit: 'of the live events/s',
      note: `a worker kept busy: ${Math.round(alone)} events/s alone, ${Math.round(together)} while the back-test runs`,
      target: { least: 0.66 },
    });
  },
};
