import { type AppError, type Clock, idOf, type Json, limit } from '#base';
import type { Wake } from '#engine';
import { type Db, sqlState } from '#platform/db';
import { groupCommit } from './group-commit.ts';
import { createMemory } from './memory.ts';
import { type Known, type ReceivedCall, type Settled, settle } from './plan-batch.ts';
import { insertRefused, type RefusedCall } from './refused-call-store.ts';
import { type CallType, type Receipt, SEGMENT, translateCall } from './segment-call.ts';
import { DirectoryChanged, loadKnownOf, storeBatch, storeEvents } from './store-batch.ts';
import { unusableBecause } from './unusable-call.ts';

/** Which call of a request was not taken in, and why. */
export interface Refusal {
  readonly index: number;
  readonly reason: string;
  readonly message: string;
}

export interface ReceiverPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly wake: Wake;
  /** Different for each request of each process. */
  readonly newId: () => string;
  /** Told how many calls of a request are stored, and how many were refused; for metrics. */
  readonly received?: (accepted: number, refused: number) => void;
}

export interface Request {
  readonly calls: readonly Json[];
  /** The sender's clock, of the batch. */
  readonly sentAt?: string | undefined;
  /** The call that the path names; in a batch each says its own. */
  readonly type?: CallType | undefined;
}

/** The door for Segment's calls. What it answers is stored: accepted or refused, each call on its own. */
export interface Receiver {
  receive(request: Request): Promise<Refusal[]>;
  /** Resolves in the next lull between requests, after `most` ms at the latest: what can wait gives way to them. */
  quiet(most: number): Promise<void>;
}

/** Of one request, be its calls ever so short: each that is refused is told. */
const MOST_CALLS = 10_000;
const LARGEST_COMMIT = 2_000;
const LONGEST_QUEUE = 50_000;
const ATTEMPTS = 5;

interface Batch {
  readonly calls: readonly ReceivedCall[];
  readonly refused: readonly RefusedCall[];
}

export function createReceiver({ db, clock, wake, newId, received }: ReceiverPorts): Receiver {
  const memory = createMemory();

  async function commit(batches: readonly Batch[]): Promise<void> {
    const calls = batches.flatMap((batch) => batch.calls);
    const refused = batches.flatMap((batch) => batch.refused);
    let known = memory.of(calls);
    let settled = settle(calls, known);
    if (settled.open.length > 0) {
      // Most often only our memory is short; reading needs no lock.
      memory.keep(await loadKnownOf(db, settled.open));
      known = memory.of(calls);
      settled = settle(calls, known);
    }
    wake(await store(calls, settled, known, refused));
  }

  async function store(
    calls: readonly ReceivedCall[],
    { events, open }: Settled,
    known: Known,
    refused: readonly RefusedCall[],
  ): Promise<readonly number[]> {
    // One statement is a transaction of its own.
    if (open.length === 0 && refused.length === 0) return storeEvents(db, events);
    for (let attempt = 1; ; attempt++) {
      try {
        const stored = await db.transaction(async (tx) => {
          await insertRefused(tx, refused);
          if (open.length === 0) return { shards: await storeEvents(tx, events) };
          return storeBatch(tx, calls, open, known, clock.now());
        });
        // Only what is committed is remembered.
        if ('known' in stored) memory.keep(stored.known);
        return stored.shards;
      } catch (error) {
        const again = error instanceof DirectoryChanged || sqlState(error) === DEADLOCK;
        if (!again || attempt === ATTEMPTS) throw error;
      }
    }
  }

  const group = groupCommit(commit, {
    size: (batch: Batch) => batch.calls.length + batch.refused.length,
    largest: LARGEST_COMMIT,
    queue: LONGEST_QUEUE,
  });

  return {
    quiet: group.quiet,
    async receive({ calls, sentAt, type }) {
      if (calls.length > MOST_CALLS) throw tooManyCalls(calls.length);
      const receipt: Receipt = { at: clock.now(), request: newId(), sentAt };
      const batch = { calls: [] as ReceivedCall[], refused: [] as RefusedCall[] };
      const refusals: Refusal[] = [];
      calls.forEach((call, index) => {
        const unusable = unusableBecause(call);
        const translated = unusable ?? translateCall(call, index, receipt, type);
        if (translated.kind === 'call') {
          batch.calls.push({ call: translated.call, receivedAt: receipt.at });
          return;
        }
        const { reason, message } = translated;
        refusals.push({ index, reason, message });
        const id = idOf('refused', receipt.request, index);
        batch.refused.push({
          id,
          at: receipt.at,
          source: SEGMENT,
          reason,
          message,
          call: unusable === undefined ? call : null,
        });
      });
      if (calls.length > 0) await group.add(batch);
      received?.(batch.calls.length, refusals.length);
      return refusals;
    },
  };
}

const DEADLOCK = '40P01';
function tooManyCalls(count: number): AppError {
  return limit(
    'too-many-calls',
    `A batch takes ${MOST_CALLS} calls, and this one has ${count}. Send it in smaller parts; none of it was taken.`,
  );
}
