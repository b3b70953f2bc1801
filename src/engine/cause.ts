import type { Instant, Uuid } from '#base';

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
