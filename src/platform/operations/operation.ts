import type { z } from 'zod';
import type { Instant, JsonObject } from '#base';
import type { Actor, Permission } from '#platform/access';
import type { Told } from '#platform/audit';
import type { Queryable, Tx } from '#platform/db';
import type { Whose } from './books.ts';
import type { Scope } from './scope.ts';

export type { Actor } from '#platform/access';

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

interface AskedContext {
  readonly at: Instant;
  readonly actor: Actor;
  readonly shardOf: (account: string) => number;
  /** The accounts that the actor sees; undefined: all. */
  readonly sees: ReadonlySet<string> | undefined;
  /** The accounts of the actor, of the actor's team, or all, cut to what is seen; undefined: no limit. */
  book(whose: Whose): Promise<readonly string[] | undefined>;
}

export interface WriteContext extends AskedContext {
  readonly tx: Tx;
  /** What a record was and what it is now, for the audit log; secrets are left out by their names. Last call counts. */
  changed(before: Told, after: Told): void;
  /** Appends to the inbox in this transaction. */
  emit(event: OperationEvent): void;
}

export interface ReadContext extends AskedContext {
  readonly db: Queryable;
  /** Works in a transaction of its own that has a shard and leaves nothing behind: to see what would come of something. */
  rehearse<T>(shard: number, work: (tx: Tx) => Promise<T>): Promise<T>;
}

interface OperationBase<Input extends z.ZodType, Output extends z.ZodType> {
  /** Kebab-case verb and noun: the route, the command, the audit action and the file. */
  readonly name: string;
  readonly summary: string;
  /** What an actor must be allowed to do; platform/access/policy.ts says who is. */
  readonly access: Permission;
  /** Absent: refused to whoever does not see all accounts, save for writes whose `accounts` are seen. */
  readonly scope?: Scope<z.output<Input>>;
  readonly doors: readonly Door[];
  readonly input: Input;
  readonly output: Output;
}

interface WriteDefinition<Input extends z.ZodType, Output extends z.ZodType> extends OperationBase<Input, Output> {
  /** The accounts whose shards the runner locks, in ascending order; none for what is unsharded. */
  accounts(input: z.output<Input>): readonly string[];
  run(context: WriteContext, input: z.output<Input>): Promise<z.input<Output>>;
}

/** Changes something: runs in a transaction that owns the shards of `accounts`, is audited, may emit events. */
export interface WriteOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends WriteDefinition<Input, Output> {
  readonly kind: 'write';
}

interface ReadDefinition<Input extends z.ZodType, Output extends z.ZodType> extends OperationBase<Input, Output> {
  /** How long one of its statements may take, in ms; 2 s unless said: what is asked on a page must not load the database. */
  readonly statementLimit?: number;
  run(context: ReadContext, input: z.output<Input>): Promise<z.input<Output>>;
}

/** Answers a question: writes nothing, no audit row. */
export interface ReadOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends ReadDefinition<Input, Output> {
  readonly kind: 'read';
}

export type Operation = WriteOperation | ReadOperation;

export function defineWrite<Input extends z.ZodType, Output extends z.ZodType>(
  operation: WriteDefinition<Input, Output>,
): WriteOperation<Input, Output> {
  return { kind: 'write', ...operation };
}

export function defineRead<Input extends z.ZodType, Output extends z.ZodType>(
  operation: ReadDefinition<Input, Output>,
): ReadOperation<Input, Output> {
  return { kind: 'read', ...operation };
}
