import { type Instant, idOf, type Uuid } from '#base';
import type { LogEvent } from './log-event.ts';

/** What is happening, under whose logical time and name everything that it causes is kept. */
export interface Cause {
  /** The event, or a hash of the due time. */
  readonly event: Uuid;
  /** Tells it from every other: keys are unique within a month only. */
  readonly key: string;
  readonly root: Uuid;
  readonly depth: number;
  readonly at: Instant;
  readonly history: boolean;
}

/** An event as a cause. What it is told apart by is written out only where something comes of it. */
export class EventCause implements Cause {
  readonly event: Uuid;
  readonly root: Uuid;
  readonly depth: number;
  readonly at: Instant;
  readonly history: boolean;
  readonly #occurredAt: Instant;

  constructor({ key, root, depth, history, occurredAt, receivedAt }: LogEvent) {
    this.event = key;
    this.root = root;
    this.depth = depth;
    this.history = history;
    this.at = receivedAt;
    this.#occurredAt = occurredAt;
  }

  get key(): string {
    return `${this.event} ${this.#occurredAt}`;
  }
}

/** A due time as a cause: most move nothing, so that its name is made where something comes of it. */
export class DueCause implements Cause {
  readonly depth = 0;
  readonly history = false;
  readonly #due: readonly (string | number)[];
  #key: Uuid | undefined;

  constructor(
    readonly at: Instant,
    ...due: readonly (string | number)[]
  ) {
    this.#due = due;
  }

  get key(): Uuid {
    this.#key ??= idOf('due', ...this.#due);
    return this.#key;
  }

  get event(): Uuid {
    return this.key;
  }

  get root(): Uuid {
    return this.key;
  }
}
