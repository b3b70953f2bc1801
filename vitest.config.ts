import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** In a real browser, on the product as it is started. */
const BROWSER = ['test/browser/**/*.browser.test.ts'];
const DATABASE = ['{src,test,bench}/**/*.db.test.ts', '{src,test,bench}/**/*.e2e.test.ts'];

export default defineConfig({
  test: {
    // One would leave the other core idle while PostgreSQL works.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{src,test,bench}/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
          exclude: [...DATABASE, ...BROWSER, '**/node_modules/**', 'test/architecture/fixtures/**'],
          // Limits catch what hangs, never what is slow: a busy machine must not fail a test.
          testTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        test: {
          name: 'db',
          include: DATABASE,
          // Starts PostgreSQL once for the whole run; not started when no such test runs.
          globalSetup: ['test/database-setup.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER,
          testTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'screenshots',
          // No test: `npm run screenshots` runs it by name.
          include: ['test/browser/screenshots.ts'],
          testTimeout: 600_000,
          expect: { poll: { timeout: 60_000 } },
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
