import { type Clock, DAY } from '#base';
import type { Db } from '#platform/db';
import { startLoop } from '#platform/loop';
import type { AskedBackTest, BackTestResult } from './back-test.ts';
import {
  endBackTest,
  findAsked,
  forgetBackTests,
  interruptSilent,
  keepResult,
  noteProgress,
  takeQueued,
} from './back-test-store.ts';

export interface BackTestService {
  readonly db: Db;
  readonly clock: Clock;
  /** Replays, elsewhere: other work goes on meanwhile. Ends early, by throwing, when it is told to stop. */
  readonly replay: (
    asked: AskedBackTest,
    progress: (share: number) => void,
    stop: AbortSignal,
  ) => Promise<BackTestResult>;
  readonly failed: (error: unknown) => void;
  /** In ms. */
  readonly lookEvery?: number;
}

export interface RunningBackTests {
  /** Ends what runs as interrupted. */
  stop(): Promise<void>;
}

const LOOK_EVERY = 1000;
/** A process that lives says so each second. */
const SILENT = 20_000;
const KEPT = 30 * DAY;

/** Runs back-tests as they are asked for, one at a time in the workspace, until stopped. */
export function startBackTests(service: BackTestService): RunningBackTests {
  const { lookEvery = LOOK_EVERY, failed } = service;
  const stopping = new AbortController();
  const loop = startLoop({ work: () => runNext(service, stopping.signal), every: lookEvery, failed });
  return {
    stop() {
      stopping.abort();
      return loop.stop();
    },
  };
}

/** Runs the one whose turn it is, to its end; false: there is none. */
export async function runNext(service: BackTestService, stopping: AbortSignal): Promise<boolean> {
  const { db, clock, replay, lookEvery = LOOK_EVERY } = service;
  const now = clock.now();
  await interruptSilent(db, now - SILENT, now);
  const run = await takeQueued(db, now);
  const asked = run === undefined ? undefined : await findAsked(db, run);
  if (run === undefined || asked === undefined) return false;
  await forgetBackTests(db, now - KEPT);
  const cancelled = new AbortController();
  const stop = AbortSignal.any([cancelled.signal, stopping]);
  let share = 0;
  const beating = beat(lookEvery, stop, async () => {
    if (!(await noteProgress(db, run, share, clock.now()))) cancelled.abort();
  });
  try {
    const result = await replay(asked, (done) => (share = done), stop);
    await keepResult(db, run, result, clock.now());
  } catch (error) {
    const [status, problem] = stopping.aborted
      ? (['interrupted', null] as const)
      : (['failed', error instanceof Error ? error.message : String(error)] as const);
    // Of one that was cancelled this changes nothing.
    await endBackTest(db, run, status, problem, clock.now());
  } finally {
    cancelled.abort();
    await beating;
  }
  return true;
}

async function beat(every: number, stop: AbortSignal, once: () => Promise<void>): Promise<void> {
  while (!stop.aborted) {
    await pause(every, stop);
    // The database may be away for a moment; the next beat says so too.
    if (!stop.aborted) await once().catch(() => undefined);
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stop.addEventListener('abort', end);
  });
}
