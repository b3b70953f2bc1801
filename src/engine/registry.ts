import type { Instant, JsonObject, Uuid, Zone } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { Value, ValueType } from '#pure/expression';
import type { IncomingEvent, LogEvent } from './log-event.ts';

/** A value and, for one that changes by the passing of time alone, when it next does. */
export interface Dated {
  readonly value: Value | undefined;
  readonly until?: Instant;
}

/** A contact that messages go to. */
export interface Reader {
  readonly zone?: Zone;
  /** When they replied or clicked in the last 90 days. */
  readonly heard: readonly Instant[];
}

/** What a feature lets expressions ask about a subject (`account`, `contract`): one relation, loaded by one query. */
export interface FactRelation<Row = unknown> {
  readonly subject: string;
  readonly facts: Readonly<Record<string, FactDefinition<Row>>>;
  /** Reads `subject.<name>` for names that are no fact here but an attribute that a playbook declares. */
  attribute?(row: Row, name: string): Value | undefined;
  /** The row of an account of which nothing is stored yet. */
  empty(account: string): Row;
  /** The account's time zone, from the relation that knows it. */
  zoneOf?(row: Row): Zone | undefined;
  /**
   * Who reads what is written to a contact of the account, from the relation that knows it; undefined: nobody is known.
   * `to` is as messages say it: `primary contact`, or a role of a contact.
   */
  readerOf?(row: Row, to: string): Reader | undefined;
  /** `events` are about to be folded: what they name is wanted too where not all of a subject is loaded. */
  load(
    db: Queryable,
    shard: number,
    accounts: readonly string[],
    events?: readonly IncomingEvent[],
  ): Promise<Map<string, Row>>;
  /** The row after an event: what a recorder will store, seen at once by what follows in the same tick. */
  fold?(row: Row, event: LogEvent): Row;
}

export interface FactDefinition<Row> {
  readonly type: ValueType;
  readonly unit?: string;
  readonly meaning: string;
  /** `zone` is the workspace's. */
  read(row: Row, at: Instant, zone: Zone): Dated;
}

/** Stores what certain events say in the tables of a feature, for a whole batch, in the order of each account. */
export interface Recorder {
  readonly events: readonly string[];
  runMany(tx: Tx, shard: number, events: readonly LogEvent[]): Promise<void>;
}

/** One effect of a step, to be done by the handler of its kind. `id` is a hash of its cause. */
export interface EffectRow {
  readonly id: Uuid;
  /** `email`, `task`, `opportunity.create` … */
  readonly kind: string;
  readonly account: string;
  readonly at: Instant;
  readonly enrollment?: Uuid;
  readonly playbook: string;
  readonly version: string;
  readonly journey?: string;
  readonly step?: string;
  readonly payload: JsonObject;
}

/** An event that an outcome brings about; for the same account unless it names another. */
export interface CausedEvent {
  readonly name: string;
  readonly properties: JsonObject;
  readonly contact?: string;
  readonly account?: string;
}

/** What may leave now. `id` is also the message's identity at the wire. */
export interface OutboxEntry {
  readonly id: Uuid;
  readonly channel: string;
  readonly payload: JsonObject;
  readonly usefulUntil: Instant;
}

/** A task that an outcome asks of a person; the payload is that of the effect `task`. */
export interface AskedTask {
  readonly kind: 'task';
  readonly payload: JsonObject;
}

/** Refusals are data: they are recorded, shown, and ask a person where a message is stopped. */
export type EffectOutcome =
  | {
      readonly id: Uuid;
      readonly done: true;
      readonly events: readonly CausedEvent[];
      readonly outbox?: readonly OutboxEntry[];
      /** The first one's id is `idOf('asked', <id>, 0)`. */
      readonly asks?: readonly AskedTask[];
    }
  | {
      readonly id: Uuid;
      readonly done: false;
      readonly reason: string;
      readonly message: string;
      /** In the place of the task that asks to put it right. */
      readonly asks?: readonly AskedTask[];
    };

export interface EffectHandler {
  readonly kind: string;
  /** Set-based: a fixed number of statements for any number of rows; an outcome for each. */
  runMany(tx: Tx, shard: number, rows: readonly EffectRow[]): Promise<readonly EffectOutcome[]>;
}

/** What main.ts hands to the engine. */
export interface Registry {
  readonly relations: readonly FactRelation[];
  readonly recorders: readonly Recorder[];
  readonly effects: readonly EffectHandler[];
}
