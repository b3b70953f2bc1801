import type { Instant, JsonObject, Uuid } from '#base';

/** One thing that happened to an account, as it stands in the log. */
export interface LogEvent {
  /** Hash of (source, message id): the same again is dropped. */
  readonly key: Uuid;
  readonly account: string;
  readonly name: string;
  /** When it happened: windows, last value, anchors, timeline. */
  readonly occurredAt: Instant;
  /** When it came in: order, waits, task clocks. */
  readonly receivedAt: Instant;
  readonly source: string;
  readonly contact?: string;
  readonly properties: JsonObject;
  /** Counts, and acts on nothing. */
  readonly history: boolean;
  /** The event at the start of the chain of causes, and how many causes lie between. */
  readonly root: Uuid;
  readonly depth: number;
}

/** An event on its way in, before the tick. `key` is `eventKey(source, messageId)`. */
export interface IncomingEvent {
  readonly account: string;
  readonly key: Uuid;
  readonly name: string;
  readonly source: string;
  /** Absent: it has no time of its own and takes the time it came in. */
  readonly occurredAt?: Instant;
  readonly contact?: string;
  readonly properties: JsonObject;
  readonly history?: boolean;
  readonly root?: Uuid;
  readonly depth?: number;
}

/** Lanes choose between accounts: people and facts from other accounts, live events, history. */
export type Lane = 0 | 1 | 2;
