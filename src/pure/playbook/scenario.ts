import type { Json, JsonObject } from '#base';

/** A test on the virtual clock. Days count from the scenario's start, which is day 0 at 09:00 of the workspace. */
export interface Scenario {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  /** Scored as live on day 0. */
  readonly given: {
    /** By fact of the account, declared or the product's: `plan_limit`, `tenure_months` (to the day), `zone`. */
    readonly account: Readonly<Record<string, Json>>;
    /** By fact of the contract: `arr`, `days_to_end`. */
    readonly contract: Readonly<Record<string, Json>>;
    /** A quantity in the event's property, reported within a window before day 0. */
    readonly usage: readonly {
      readonly event: string;
      readonly property: string;
      readonly quantity: number;
      readonly days: number;
    }[];
    /** What happened at the start; `daysBefore` 0 is day 0. */
    readonly events: readonly (ScenarioEvent & { readonly daysBefore: number })[];
  };
  readonly play: readonly ScenarioPlay[];
  readonly expect: readonly ScenarioExpectation[];
}

export interface ScenarioEvent {
  readonly event: string;
  readonly properties: JsonObject;
  /** Properties that are instants, as moments of the scenario. */
  readonly times: Readonly<Record<string, ScenarioTime>>;
  /** Properties that are dates, as days of the scenario. */
  readonly dates: Readonly<Record<string, number>>;
}

export interface ScenarioPlay {
  readonly at: ScenarioTime;
  readonly line: number;
  readonly act:
    | ({ readonly kind: 'event' } & ScenarioEvent)
    /** A person completes the open task of that name. */
    | { readonly kind: 'complete'; readonly task: string; readonly answers: JsonObject }
    /** A person approves the document of that name that waits for its review. */
    | { readonly kind: 'approve'; readonly document: string }
    /** A person ticks a box of the stage. */
    | { readonly kind: 'check'; readonly check: string }
    /** The contact answers the newest mail of that name with a click, and fills in what its page asks for. */
    | ({ readonly kind: 'click'; readonly message: string; readonly answer: string } & Omit<ScenarioEvent, 'event'>);
}

export interface ScenarioExpectation {
  readonly line: number;
  /** Without a time of day: at any time of that day. With `never`: not then; absent: at no time. */
  readonly at?: ScenarioTime;
  readonly never: boolean;
  readonly what: { readonly kind: ExpectationKind; readonly name: string };
  /** Of a score: what it is then; text is its band. */
  readonly value?: number | string;
}

/**
 * `name` is that of the message (email, notify), task, document (made, or asked to be reviewed), signal, outcome (exit),
 * score or journey (enter); of an opportunity its stage, of an order its plan, of a segment the one that is joined.
 */
export type ExpectationKind =
  | 'email'
  | 'notify'
  | 'task'
  | 'document'
  | 'review'
  | 'signal'
  | 'exit'
  | 'opportunity'
  | 'order'
  | 'segment'
  | 'score'
  | 'enter';

export interface ScenarioTime {
  readonly day: number;
  /** Minutes after midnight where the scenario says a time of day. */
  readonly minute?: number;
}
