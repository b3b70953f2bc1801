import { expect, test } from 'vitest';
import { mergeParts } from '#simulation';
import { runSimulation } from './run-simulation.ts';

test.each([1, 2, 3])('of 1,000 customers of seed %i every one goes as planted', { timeout: 600_000 }, async (seed) => {
  const { truth, measured, equal, differences } = await runSimulation({ accounts: 1000, days: 90, seed });
  expect(differences).toEqual([]);
  expect(measured).toEqual(truth);
  expect(equal).toBe(true);
  expect(truth.accounts).toBe(1000);
});

test('the same seed gives the same figures, another one others', { timeout: 300_000 }, async () => {
  const options = { accounts: 60, days: 40, seed: 4 };
  const once = await runSimulation(options);
  const again = await runSimulation(options);
  const other = await runSimulation({ ...options, seed: 5 });
  expect(again).toEqual(once);
  expect(other.measured).not.toEqual(once.measured);
});

test('parts of the customers are as many as all of them together', { timeout: 300_000 }, async () => {
  const options = { accounts: 60, days: 40, seed: 4 };
  const parts = await Promise.all([0, 1].map((index) => runSimulation({ ...options, part: { index, of: 2 } })));
  const { measured, equal } = mergeParts(parts, 10);
  expect(equal).toBe(true);
  expect(measured).toEqual((await runSimulation(options)).measured);
});
