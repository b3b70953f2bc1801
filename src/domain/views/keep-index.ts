import type { Clock } from '#base';
import type { Runtime } from '#engine';
import type { Db, Queryable } from '#platform/db';
import { startLoop } from '#platform/loop';
import type { AccountIndex } from './account-index.ts';

const LOOK_EVERY = 1000;

export interface IndexKeeping {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly index: AccountIndex;
  readonly failed: (error: unknown) => void;
}

/** Reads the accounts of lists when a process starts, and each second what is new, so that nobody who looks waits for it. */
export function keepIndex({ db, clock, runtime, index, failed }: IndexKeeping): { stop(): Promise<void> } {
  return startLoop({
    // On one connection that it has before its turn comes: those who wait for it each hold one too.
    work: () => db.transaction(async (tx) => index.upToDate(tx, await runtime(tx), clock.now(), [], true)),
    every: LOOK_EVERY,
    failed,
  });
}
