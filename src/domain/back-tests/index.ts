import type { Feature } from '#domain/feature';
import { cancelBackTest } from './cancel-back-test.ts';
import { getBackTest } from './get-back-test.ts';
import { type ExplainBackTest, getBackTestAccount } from './get-back-test-account.ts';
import { listBackTests } from './list-back-tests.ts';
import { type LoadDraft, type ReadRuntime, startBackTest } from './start-back-test.ts';

export * from './back-test.ts';
export type { ExplainBackTest } from './get-back-test-account.ts';
export { type BackTestService, runNext, startBackTests } from './run-back-tests.ts';

export interface BackTestParts {
  readonly load: LoadDraft;
  readonly runtime: ReadRuntime;
  readonly explain: ExplainBackTest;
}

/** Drafts tried on the past before they are published. Replaying itself is the simulation's. */
export const backTests = ({ load, runtime, explain }: BackTestParts): Feature => ({
  operations: [startBackTest(load, runtime), listBackTests, getBackTest, getBackTestAccount(explain), cancelBackTest],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
