import type { Instant, JsonObject, Uuid } from '#base';
import type { FactReader, Value } from '#pure/expression';
import type { Duration, Moment, StepId } from '#pure/playbook';
import type { Enrollment } from './enrollment.ts';

/** Reads facts, and knows when the first of those read next changes by time alone. */
export type DatedReader = FactReader & { until(): Instant | undefined };

export interface AdvanceContext {
  readonly at: Instant;
  /** Reads facts as of `at`; `event`, `answers` and `outcome` are the enrollment's own. */
  readonly readerFor: (enrollment: Enrollment) => DatedReader;
  readonly resolve: (moment: Moment, enrollment: Enrollment) => Instant | { readonly missing: string };
  readonly plus: (at: Instant, duration: Duration) => Instant;
  /** The id that the task of a step's visit will get. */
  readonly taskId: (enrollment: Enrollment, step: StepId, visit: number) => Uuid;
}

/** What a step asks to be done; the engine gives it an id and hands it to the handler of its kind. */
export interface StepEffect {
  readonly kind: string;
  readonly step: StepId;
  readonly visit: number;
  readonly payload: { readonly [name: string]: Value | JsonObject | undefined };
}

/** What a step did, with the values that it saw: for people who ask why. */
export interface StepRun {
  readonly ordinal: number;
  readonly step: StepId;
  readonly at: Instant;
  readonly did: string;
  readonly saw: Readonly<Record<string, Value | null>>;
}
