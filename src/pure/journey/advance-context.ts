import type { DateText, Instant, JsonObject, Uuid } from '#base';
import type { FactReader, Value } from '#pure/expression';
import type { Duration, EmailStep, Moment, StepId } from '#pure/playbook';
import type { Enrollment } from './enrollment.ts';

/** Reads facts, and knows when the first of those read next changes by time alone. */
export type DatedReader = FactReader & { until(): Instant | undefined };

export interface AdvanceContext {
  readonly at: Instant;
  /** The journey is paused for everybody: nobody moves and nothing is sent. */
  readonly isPaused?: boolean;
  /**
   * Reads facts as of `at`; `event`, `answers`, `outcome`, `happened` and `visits` are those of the enrollment that is
   * given (`event`: its own, whatever has just arrived).
   */
  readonly readerFor: (enrollment: Enrollment) => DatedReader;
  /** `step`: of the message that is to leave then, by the best hour of whom it is to; absent: of the primary contact. */
  readonly resolve: (
    moment: Moment,
    enrollment: Enrollment,
    step?: EmailStep,
  ) => Instant | { readonly missing: string };
  readonly plus: (at: Instant, duration: Duration) => Instant;
  /** The id that the task, document or message of a step's visit will get. */
  readonly taskId: (enrollment: Enrollment, step: StepId, visit: number) => Uuid;
  /** The start of a date in the account's zone; the date is a valid one. */
  readonly startOfDay: (date: DateText) => Instant;
  /**
   * Whether a message that first wanted to leave at `since` may leave now (arbiter.ts, asked with what the engine
   * knows). It is asked again at `until`, and at every event and look before.
   */
  readonly maySpeak: (enrollment: Enrollment, step: EmailStep, since: Instant) => Speech;
  /** The earliest instant from `at` on at which a message of this step would not disturb; `at` itself where it never does. */
  readonly permitted: (step: EmailStep, at: Instant) => Instant;
  /** 0 to 1, the same for an account every time: which arm of a split it is in. */
  readonly assign: (enrollment: Enrollment, what: string) => number;
}

/** What the arbiter says of a message that wants to leave. `until`: when it is worth asking again. */
export type Speech = { readonly may: true } | { readonly may: false; readonly reason: string; readonly until: Instant };

/** What a step asks to be done; the engine gives it an id and hands it to the handler of its kind. */
export interface StepEffect {
  readonly kind: string;
  readonly step: StepId;
  readonly visit: number;
  readonly payload: { readonly [name: string]: Value | JsonObject | undefined };
}

/** With the enrollment as it was when it asked: its texts name that. */
export interface AskedEffect extends StepEffect {
  readonly by: Enrollment;
}

/** Something that the journey itself tells; the engine makes it an event of the account. */
export interface ToldEvent {
  readonly name: 'email.held' | 'stage.overdue' | 'risk.noticed' | 'follow_up.due';
  readonly properties: JsonObject;
}

/** What a step did, with the values that it saw: for people who ask why. */
export interface StepRun {
  readonly ordinal: number;
  readonly step: StepId;
  readonly at: Instant;
  readonly did: string;
  readonly saw: Readonly<Record<string, Value | null>>;
}
