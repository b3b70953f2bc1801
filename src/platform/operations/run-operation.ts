import type { z } from 'zod';
import {
  type Clock,
  canonicalJson,
  conflict,
  digestOf,
  type Instant,
  internal,
  type Json,
  limit,
  precondition,
} from '#base';
import { recordAudit, redact, type Told } from '#platform/audit';
import { type Db, sqlState, type Tx } from '#platform/db';
import { authorise } from './authorise.ts';
import { type Books, cutBook, openBooks, type Whose } from './books.ts';
import { checkScope } from './check-scope.ts';
import type { Actor, Operation, OperationEvent, ReadOperation, WriteOperation } from './operation.ts';
import { parseInput, parseOutput } from './parse-input.ts';
import { keepAnswer, limitLockWait, limitRead, lockShard, takeKey } from './runner-store.ts';

/** An event on its way to the inbox; `id` within its operation makes it the same when it comes again. */
export interface EmittedEvent extends OperationEvent {
  readonly id: string;
  readonly operation: string;
}

/** What the runner needs of the layers right of it. */
export interface RunnerPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly shardOf: (account: string) => number;
  /** Appends to the inbox inside the transaction; answers with the shards to wake. */
  readonly appendEvents: (tx: Tx, events: readonly EmittedEvent[], at: Instant) => Promise<readonly number[]>;
  /** After commit. */
  readonly wake: (shards: readonly number[]) => void;
  /** After a write has committed: which, and of which accounts. */
  readonly wrote?: (operation: string, accounts: readonly string[]) => void;
  /** A new id for each run. */
  readonly newId: () => string;
  /** Who sees which accounts; everybody all unless given. */
  readonly books?: Books;
}

export interface Request {
  readonly actor: Actor;
  readonly input: unknown;
  /** The same key with the same input gives the same answer and does nothing again. Writes only. */
  readonly idempotencyKey?: string;
}

export interface Runner {
  run<Input extends z.ZodType, Output extends z.ZodType>(
    operation: WriteOperation<Input, Output> | ReadOperation<Input, Output>,
    request: Request,
  ): Promise<z.output<Output>>;
}

/** Authorise, parse, scope, shards, transaction, run, audit, events: no operation can forget one. Throws AppError. */
export function createRunner(ports: RunnerPorts): Runner {
  return {
    async run(operation, request) {
      // Roles first: who may not do it learns nothing about what it takes.
      authorise(operation as Operation, request.actor);
      const input = parseInput(operation.name, operation.input, request.input);
      // Before the transaction: whoever holds one must not wait for a second connection.
      const sees = await (ports.books ?? openBooks).sees(ports.db, request.actor);
      checkScope(operation as Operation, input, sees);
      if (operation.kind === 'write') return runWrite(ports, operation, request, input, sees);
      return runRead(ports, operation, request, input, sees);
    },
  };
}

const STATEMENT_LIMIT = 2_000;
const QUERY_CANCELED = '57014';

/** In a transaction for its time limit alone: lists across shards must not keep the database from ticks and ingest. */
async function runRead<Input extends z.ZodType, Output extends z.ZodType>(
  { db, clock, shardOf, books }: RunnerPorts,
  operation: ReadOperation<Input, Output>,
  { actor }: Request,
  input: z.output<Input>,
  sees: ReadonlySet<string> | undefined,
): Promise<z.output<Output>> {
  const { name, statementLimit = STATEMENT_LIMIT } = operation;
  const answer = await db
    .transaction(async (tx) => {
      await limitRead(tx, statementLimit);
      const book = bookOf(books, tx, actor, sees);
      const context = { db: tx, at: clock.now(), actor, shardOf, sees, book };
      return operation.run({ ...context, rehearse: (shard, work) => rehearse(db, shard, work) }, input);
    })
    .catch((error: unknown) => {
      if (sqlState(error) !== QUERY_CANCELED) throw error;
      const seconds = statementLimit / 1000;
      const message = `${name} was stopped: it takes longer than ${seconds} s. Narrow it, by an account or a smaller limit.`;
      // No limit that is over in a moment: whoever tried the same again would only load the database more.
      throw precondition('took-too-long', message, { seconds }, error);
    });
  return parseOutput(name, operation.output, answer);
}

const bookOf =
  (books: Books = openBooks, tx: Tx, actor: Actor, sees: ReadonlySet<string> | undefined) =>
  async (whose: Whose) =>
    cutBook(await books.book(tx, actor, whose), sees);

/** Gives what was seen, and takes back all that was done to see it. */
async function rehearse<T>(db: Db, shard: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  let seen: { readonly answer: T } | undefined;
  try {
    await db.transaction(async (tx) => {
      await limitLockWait(tx);
      await lockShards(tx, [shard]);
      seen = { answer: await work(tx) };
      throw TAKEN_BACK;
    });
  } catch (error) {
    if (error !== TAKEN_BACK) return sayBusy(error);
  }
  if (seen === undefined) throw internal('not-rehearsed', 'A rehearsal ended without an answer');
  return seen.answer;
}

const TAKEN_BACK = new Error('taken back');

async function runWrite<Input extends z.ZodType, Output extends z.ZodType>(
  ports: RunnerPorts,
  operation: WriteOperation<Input, Output>,
  request: Request,
  input: z.output<Input>,
  sees: ReadonlySet<string> | undefined,
): Promise<z.output<Output>> {
  const { actor, idempotencyKey } = request;
  const who = `${actor.kind}:${actor.id}`;
  const key = idempotencyKey === undefined ? undefined : { actor: who, operation: operation.name, key: idempotencyKey };
  const digest = digestOf(canonicalJson(asJson(request.input)));
  const runId = ports.newId();
  let touched: readonly number[] = [];
  const output = await ports.db
    .transaction(async (tx) => {
      await limitLockWait(tx);
      // The key before the shards: a repeated request then waits for the first without holding anything up.
      const before = key === undefined ? undefined : await takeKey(tx, key, digest, ports.clock.now());
      if (before !== undefined) {
        if (before.inputDigest === digest) return before.output;
        throw conflict(
          'idempotency-key-reused',
          `The idempotency key was used for another ${operation.name}. Send a new key with a new input.`,
        );
      }
      await lockShards(tx, operation.accounts(input).map(ports.shardOf));
      // Taken under the lock, so that times of one shard follow its order.
      const at = ports.clock.now();
      const events: EmittedEvent[] = [];
      const emit = (event: OperationEvent): void => {
        events.push({ id: `${runId}:${events.length}`, ...event, operation: operation.name });
      };
      let change: { readonly before: Json; readonly after: Json } | undefined;
      const changed = (was: Told, is: Told): void => {
        change = { before: redact(asJson(was)), after: redact(asJson(is)) };
      };
      const book = bookOf(ports.books, tx, actor, sees);
      const context = { tx, at, actor, shardOf: ports.shardOf, sees, book, emit, changed };
      const raw = await operation.run(context, input);
      const answer = parseOutput(operation.name, operation.output, raw);
      await recordAudit(tx, {
        at,
        actor: who,
        operation: operation.name,
        input: redact(asJson(request.input), operation.input),
        ...change,
      });
      touched = await ports.appendEvents(tx, events, at);
      if (key !== undefined) await keepAnswer(tx, key, redact(asJson(answer), operation.output));
      return answer;
    })
    .catch(sayBusy);
  if (touched.length > 0) ports.wake(touched);
  ports.wrote?.(operation.name, operation.accounts(input));
  return output as z.output<Output>;
}

/** Ascending, so that two operations on several shards can't wait for each other. */
async function lockShards(tx: Tx, shards: readonly number[]): Promise<void> {
  for (const shard of [...new Set(shards)].sort((a, b) => a - b)) {
    if (!(await lockShard(tx, shard))) {
      throw internal(
        'shard-missing',
        `The table shard has no row ${shard}: the database is not migrated. Run the migrations.`,
      );
    }
  }
}

const LOCK_TIMEOUT = '55P03';
const DEADLOCK = '40P01';

function sayBusy(error: unknown): never {
  const state = sqlState(error);
  if (state !== LOCK_TIMEOUT && state !== DEADLOCK) throw error;
  throw limit('busy', 'Other work on this account took longer than 5 s. Nothing was changed; try again.', {}, error);
}

function asJson(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}
