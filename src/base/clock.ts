import type { Instant } from './dates.ts';

/** Where the time comes from: the database's clock when live, a test's own when not. */
export interface Clock {
  now(): Instant;
}

/** A clock that stands still until it is set. */
export interface VirtualClock extends Clock {
  set(at: Instant): void;
}

export function virtualClock(start: Instant): VirtualClock {
  let at = start;
  return {
    now: () => at,
    set(next) {
      at = next;
    },
  };
}
