/** What a value can be. Every number is a double; an instant is epoch ms; a date is `2026-03-02`. */
export type ValueType = 'number' | 'text' | 'bool' | 'instant' | 'date' | 'list(text)' | 'list(number)';

/** What an expression gives; `undefined` is *unknown*, and logic over it is Kleene's. */
export type Value = number | string | boolean | readonly string[] | readonly number[];

export type MetricFunction = 'sum' | 'count' | 'max' | 'mean' | 'last' | 'days' | 'distinct' | 'change';

/**
 * One fact that an expression mentions. `id` is its canonical spelling (`usage.sum("30d")`): two mentions with the
 * same id are the same fact, so readers may cache by it.
 */
export type FactRef = { readonly id: string; readonly type: ValueType } & (
  | { readonly kind: 'attribute'; readonly subject: string; readonly name: string }
  | {
      readonly kind: 'metric';
      readonly metric: string;
      readonly fn: MetricFunction;
      /** Days of the window, today included; absent for `last`. */
      readonly window?: number;
      /** The member of the metric's dimension that a macro over `by()` is looking at; absent: all members together. */
      readonly member?: string;
    }
  /** The members of a metric's dimension, sorted: what `usage.by("feature")` ranges over. */
  | { readonly kind: 'members'; readonly metric: string; readonly dimension: string }
  /** `contacts.active("30d")`: distinct contacts seen. */
  | { readonly kind: 'active'; readonly window: number }
  /** `days_since("qbr.held")`: whole days of the workspace's zone since the newest such event. */
  | { readonly kind: 'days_since'; readonly event: string }
  | { readonly kind: 'score'; readonly score: string }
  | { readonly kind: 'health'; readonly part: 'score' | 'band' }
  | { readonly kind: 'event'; readonly part: 'name' }
  | { readonly kind: 'event'; readonly part: 'property'; readonly property: string }
  /** Of the signal being graded (`pattern`, `kind`, `direction`, `direct_request`), or of all that lead its way (`kinds`). */
  | {
      readonly kind: 'signal';
      readonly part: 'kind' | 'kinds' | 'pattern' | 'direction' | 'strength' | 'direct_request';
    }
  /** `signals.open("high_usage")`: whether a signal of that kind is raised and not closed. */
  | { readonly kind: 'open_signal'; readonly signal: string }
  | { readonly kind: 'answer'; readonly form: string; readonly field: string }
  | { readonly kind: 'outcome'; readonly name: string }
  /**
   * `happened("email.replied", "proposal.sent")`: whether it happened since the other did; without a second name, since
   * the stage began. `task:<task>` is the completion of a task of the journey. Never unknown.
   */
  | { readonly kind: 'happened'; readonly event: string; readonly since?: string }
  /** `visits("check_in")`: how often a step of the journey has run; 0 before it first has. */
  | { readonly kind: 'visits'; readonly step: string }
);

/** Reads one fact at the instant that the reader was made for; undefined when it is not known. */
export type FactReader = (ref: FactRef) => Value | undefined;

export interface Expression {
  /** As it was written. */
  readonly source: string;
  readonly type: ValueType;
  /** Every fact it can mention, each once. For a macro over `by()` the per-member metric appears without its member. */
  readonly refs: readonly FactRef[];
  evaluate(read: FactReader): Value | undefined;
  /** The operands that `&&`, `||` and `!` join, each with its value now: why the whole is what it is. */
  explain(read: FactReader): Explanation;
}

/** A condition opened up: its text, its value, and either its operands or the facts it read. */
export interface Explanation {
  readonly source: string;
  readonly value: Value | undefined;
  readonly join?: 'and' | 'or' | 'not';
  readonly parts: readonly Explanation[];
  readonly facts: readonly { readonly fact: string; readonly value: Value | undefined }[];
  /** Of a comparison: its two sides. */
  readonly compared?: { readonly sign: string; readonly left: Side; readonly right: Side };
}

export interface Side {
  readonly source: string;
  readonly value: Value | undefined;
}
