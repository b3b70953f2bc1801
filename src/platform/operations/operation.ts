import type { z } from 'zod';
import type { Instant, JsonObject } from '#base';
import type { Queryable, Tx } from '#platform/db';

/** Who asks: the holder of an API key, or the command line on the machine itself. */
export interface Actor {
  readonly kind: 'key' | 'cli';
  readonly id: string;
  readonly role: 'admin' | 'write' | 'metrics';
}

export type Door = 'http' | 'cli';

/** An event that an operation appends to the inbox in its own transaction. */
export interface OperationEvent {
  readonly account: string;
  readonly name: string;
  readonly properties: JsonObject;
  readonly contact?: string;
  /** When it happened; absent: now. */
  readonly occurredAt?: Instant;
  /** What makes it the same event when the operation is tried again; default: the operation's own run. */
  readonly id?: string;
  /** One of thousands: it stands behind what is live, instead of before it. */
  readonly patient?: true;
}

export interface WriteContext {
  readonly tx: Tx;
  readonly at: Instant;
  readonly actor: Actor;
  readonly shardOf: (account: string) => number;
  /** Appends to the inbox in this transaction. */
  emit(event: OperationEvent): void;
}

export interface ReadContext {
  readonly db: Queryable;
  readonly at: Instant;
  readonly actor: Actor;
  readonly shardOf: (account: string) => number;
  /** Works in a transaction of its own that has a shard and leaves nothing behind: to see what would come of something. */
  rehearse<T>(shard: number, work: (tx: Tx) => Promise<T>): Promise<T>;
}

interface OperationBase<Input extends z.ZodType, Output extends z.ZodType> {
  /** Kebab-case verb and noun: the route, the command, the permission, the audit action and the file. */
  readonly name: string;
  readonly summary: string;
  /** Roles that may; `admin` always may. */
  readonly access: readonly Actor['role'][];
  readonly doors: readonly Door[];
  readonly input: Input;
  readonly output: Output;
}

/** Changes something: runs in a transaction that owns the shards of `accounts`, is audited, may emit events. */
export interface WriteOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends OperationBase<Input, Output> {
  readonly kind: 'write';
  /** The accounts whose shards the runner locks, in ascending order; none for what is unsharded. */
  accounts(input: z.output<Input>): readonly string[];
  run(context: WriteContext, input: z.output<Input>): Promise<z.input<Output>>;
}

/** Answers a question: writes nothing, no audit row. */
export interface ReadOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends OperationBase<Input, Output> {
  readonly kind: 'read';
  /** How long one of its statements may take, in ms; 2 s unless said: what is asked on a page must not load the database. */
  readonly statementLimit?: number;
  run(context: ReadContext, input: z.output<Input>): Promise<z.input<Output>>;
}

export type Operation = WriteOperation | ReadOperation;

export function defineWrite<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<WriteOperation<Input, Output>, 'kind'>,
): WriteOperation<Input, Output> {
  return { kind: 'write', ...operation };
}

export function defineRead<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<ReadOperation<Input, Output>, 'kind'>,
): ReadOperation<Input, Output> {
  return { kind: 'read', ...operation };
}
