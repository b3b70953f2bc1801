import type { Instant } from '#base';

/** What a key has sent in an hour. */
export interface SourceHour {
  readonly source: string;
  readonly hour: Instant;
  accepted: number;
  refused: number;
  lastAt: Instant;
}
