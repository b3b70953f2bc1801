import type { Expression, ValueType } from '#pure/expression';

/**
 * A loaded playbook: immutable, checked, with every expression compiled. What the engine runs.
 * The YAML it comes from is described by schema.ts; PLAYBOOK.md says what each part means.
 */
export interface Playbook {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly owner: string;
  readonly locales: readonly string[];
  /** SHA-256 over all files of the folder: two folders with the same digest are the same version. */
  readonly digest: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly events: Readonly<Record<string, EventSchema>>;
  readonly health: Readonly<Record<string, HealthModel>>;
  readonly scores: Readonly<Record<string, Score>>;
  readonly signals: Readonly<Record<string, Signal>>;
  /** In order; the first whose `when` holds (or is absent) grades. */
  readonly grading: readonly Grade[];
  readonly journeys: Readonly<Record<string, Journey>>;
  readonly messages: Readonly<Record<string, Message>>;
  readonly forms: Readonly<Record<string, Form>>;
  readonly guides: Readonly<Record<string, Guide>>;
  readonly scenarios: readonly Scenario[];
  /** The longest window in days that any expression looks back over, twice it for `change`. */
  readonly longestWindow: number;
}

export interface Attribute {
  readonly type: ValueType;
  readonly unit?: string;
  readonly meaning?: string;
}

/** A metric's identity is its definition, not its name: equal definitions share a series. */
export interface Metric {
  readonly name: string;
  readonly event: string;
  readonly where?: Expression;
  readonly aggregate: 'count' | 'sum' | 'max' | 'last' | 'distinct';
  /** The event property that is folded; absent for count and distinct contacts. */
  readonly property?: string;
  readonly by?: string;
  /** Sums are kept as integers at this many decimals, 0 to 6. */
  readonly decimals: number;
  readonly unit?: string;
  /** Canonical text of the definition, the metric's identity across playbooks. */
  readonly definition: string;
}

export interface EventSchema {
  readonly meaning?: string;
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

export interface PropertySchema {
  readonly type: ValueType;
  readonly required: boolean;
  readonly oneOf?: readonly string[];
  readonly meaning?: string;
}

/** `above` is >, `from` is >=, `below` is <, `to` is <=, `equals` is ==; none: otherwise. */
export interface Edge {
  readonly compare: 'above' | 'from' | 'below' | 'to' | 'equals' | 'otherwise';
  readonly edge?: number | string | boolean;
}

export interface HealthModel {
  readonly id: string;
  readonly for?: Expression;
  /** When known, it is the score and the components are not asked. */
  readonly imported?: Expression;
  readonly components: readonly HealthComponent[];
  readonly bands: readonly Band[];
  /** Share of the weight (0 to 1) that may be missing before the band is unknown. */
  readonly unknownPast: number;
}

export interface HealthComponent {
  readonly component: string;
  /** Of 100 over all components. */
  readonly weight: number;
  readonly measures: readonly {
    readonly measure: string;
    readonly input: Expression;
    /** Linear from `zero` (0 points) to `full` (100 points), clamped; zero may be above full. */
    readonly scale: { readonly zero: number; readonly full: number };
  }[];
}

export interface Band extends Edge {
  readonly band: string;
  /** Tested before all edges, worst band first. */
  readonly or?: Expression;
}

export interface Score {
  readonly id: string;
  readonly title: string;
  readonly max: number;
  readonly factors: readonly Factor[];
  readonly bands: readonly Band[];
}

export interface Factor {
  readonly factor: string;
  readonly input: Expression;
  /** First match wins; no match is 0 points. */
  readonly points: readonly (Edge & { readonly points: number; readonly label: string })[];
}

export type Direction = 'expansion' | 'risk' | 'advocacy';

export interface Signal {
  readonly id: string;
  readonly title: string;
  readonly leadsTo: Direction;
  /** Absent for signals raised by an event (`on`) without a condition, or by hand. */
  readonly when?: Expression;
  readonly on?: readonly string[];
  readonly byHand: boolean;
  /** Shares of the input of `when` that are worth saying again, ascending. */
  readonly levels: readonly number[];
  /** What `levels` are compared with: the left side of the condition, as its own expression. */
  readonly levelInput?: Expression;
  readonly pattern: 'clear' | 'vague';
  readonly weight?: 'high' | 'medium' | 'low';
  readonly needs?: Expression;
  readonly directRequest: boolean;
  /** Not raised again within this. */
  readonly quiet?: Duration;
  /** Expires this long after it was raised (one with a condition and no `lasts`: when the condition ends). */
  readonly lasts?: Duration;
  /** Facts kept as evidence beside those that the conditions read. */
  readonly evidence: Readonly<Record<string, Expression>>;
}

export interface Grade {
  readonly strength: 'strong' | 'moderate' | 'weak';
  readonly when?: Expression;
  readonly respondWithin?: Duration;
  readonly watch?: Duration;
}

/** `48h` is elapsed time; days, weeks and months are the calendar's; business units use the business calendar. */
export type Duration =
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'calendar'; readonly unit: 'day' | 'week' | 'month' | 'year'; readonly n: number }
  | { readonly kind: 'business'; readonly unit: 'day' | 'hour'; readonly n: number };

/**
 * A moment in a journey. Anchors: `entry`, `stage.start`, the name of an event that the journey has seen
 * (`proposal.sent`), an instant property of one (`meeting.booked` with `starts` gives `meeting.starts`), or a fact of
 * type instant or date (`contract.ends_on`).
 */
export type Moment =
  | { readonly kind: 'day'; readonly day: number; readonly hour?: 'best' | 'business morning' }
  | {
      readonly kind: 'anchor';
      readonly anchor: string;
      /** Absent: at the anchor itself. */
      readonly offset?: Duration;
      readonly direction: 'after' | 'before';
    }
  | { readonly kind: 'in'; readonly offset: Duration }
  | { readonly kind: 'hour'; readonly hour: 'best' | 'business morning' };

export interface Journey {
  readonly id: string;
  readonly title: string;
  readonly about: 'account';
  /** 0 or 1: what `day 1` means. */
  readonly firstDay: 0 | 1;
  readonly enter: {
    readonly on: readonly string[];
    /** Only these kinds of `signal.raised` start it; absent: any. */
    readonly signals?: readonly string[];
    readonly if?: Expression;
    readonly when?: Expression;
    /** By outcome: how long after such an exit the journey bars the account. */
    readonly again: Readonly<Record<string, Duration | 'at once' | 'never'>>;
    /** Events that enter whatever `again` says and are never held out: the customer's own request, a follow-up date. */
    readonly always: readonly string[];
    /** Share (0 to 1) of accounts that are counted and left alone. */
    readonly holdout: number;
  };
  readonly goal?: string;
  readonly stop: readonly { readonly when: Expression; readonly exit: string }[];
  readonly stages: readonly Stage[];
  /** Every step by id; `next` leads from one to the next. */
  readonly steps: Readonly<Record<StepId, Step>>;
  readonly first: StepId;
}

export type StepId = string;

export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly window?: { readonly from: Moment; readonly to: Moment };
  readonly first: StepId;
  readonly doneWhen: readonly Expression[];
}

interface StepBase {
  readonly id: StepId;
  readonly stage: string;
  /** The step after it; absent: the journey ends as `completed`. */
  readonly next?: StepId;
  /** When it runs; absent: at once. */
  readonly at?: Moment;
  /** What to do when `at` has passed already. */
  readonly late: 'now' | 'skip';
  readonly when?: Expression;
  /** Where the step stands in its file: for errors and for people. */
  readonly line: number;
}

export interface EmailStep extends StepBase {
  readonly kind: 'email';
  readonly message: string;
}
export interface TaskStep extends StepBase {
  readonly kind: 'task';
  readonly task: string;
  readonly title: string;
  readonly assign: readonly string[];
  readonly due?: Moment;
  readonly guide?: string;
  readonly form?: string;
  readonly wait: boolean;
}
export interface DoStep extends StepBase {
  readonly kind: 'do';
  /** `opportunity.create`: an entry of the engine's effect registry. */
  readonly action: string;
  readonly with: Readonly<Record<string, Expression | string | number | boolean>>;
}
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly until: Moment | { readonly kind: 'expression'; readonly expression: Expression };
}
export interface AwaitStep extends StepBase {
  readonly kind: 'await';
  /** Event names; `task:<task>` is the completion of a task of this enrollment. */
  readonly events: readonly string[];
  /** Step since which an event counts; absent: since the stage began. */
  readonly since?: StepId;
  /** Each is a step of its own that runs beside the wait, dropped once the wait ends. */
  readonly meanwhile: readonly { readonly at: Moment; readonly step: StepId; readonly when?: Expression }[];
  readonly for?: Duration;
  /** By event name, or `timeout`; absent: `next`. */
  readonly then: Readonly<Record<string, StepId>>;
}
export interface ChooseStep extends StepBase {
  readonly kind: 'choose';
  readonly cases: readonly { readonly when: Expression; readonly to: StepId }[];
  readonly otherwise?: StepId;
}
export interface ExitStep extends StepBase {
  readonly kind: 'exit';
  readonly outcome: string;
}
export type Step = EmailStep | TaskStep | DoStep | WaitStep | AwaitStep | ChooseStep | ExitStep;

export interface Message {
  readonly id: string;
  readonly purpose: 'upsell' | 'service' | 'relationship';
  readonly from: string;
  readonly to: string;
  readonly inDoubt: 'ask' | 'send';
  readonly with: Readonly<Record<string, Expression>>;
  /** By locale: Markdown with Handlebars; the first heading is the subject. */
  readonly bodies: Readonly<Record<string, { readonly subject: string; readonly body: string }>>;
}

export type FieldType =
  | 'text'
  | 'long text'
  | 'number'
  | 'percent'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'contact'
  | 'person'
  | 'yes/no'
  | 'list';

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Of a list: the fields of a row. */
  readonly fields?: readonly Field[];
  /** Rows that become tasks: action, owner, due. */
  readonly rows?: 'next steps';
}

export interface Form {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What a person reads while doing a task: Markdown with Handlebars over the same values as a message. */
export interface Guide {
  readonly id: string;
  readonly with: Readonly<Record<string, Expression>>;
  readonly bodies: Readonly<Record<string, string>>;
}

/** A test on the virtual clock. Days count from the scenario's start, which is day 0 at 09:00 of the workspace. */
export interface Scenario {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly given: {
    readonly account: Readonly<Record<string, unknown>>;
    /** By metric event: a quantity reported within a window before day 0. */
    readonly usage: readonly { readonly event: string; readonly quantity: number; readonly days: number }[];
    readonly events: readonly { readonly event: string; readonly properties: Readonly<Record<string, unknown>> }[];
  };
  readonly play: readonly ScenarioPlay[];
  readonly expect: readonly ScenarioExpectation[];
}

export interface ScenarioPlay {
  readonly at: ScenarioTime;
  readonly line: number;
  readonly act:
    | { readonly kind: 'event'; readonly event: string; readonly properties: Readonly<Record<string, unknown>> }
    | { readonly kind: 'complete'; readonly task: string; readonly answers: Readonly<Record<string, unknown>> };
}

export interface ScenarioExpectation {
  readonly line: number;
  /** Absent with `never`. */
  readonly at?: ScenarioTime;
  readonly never: boolean;
  readonly what: {
    readonly kind: 'email' | 'task' | 'signal' | 'exit' | 'opportunity' | 'score' | 'enter';
    readonly name: string;
  };
  readonly value?: number | string;
}

export interface ScenarioTime {
  readonly day: number;
  /** Minutes after midnight where the scenario says a time of day. */
  readonly minute?: number;
}

/** One thing wrong in a playbook's files; lines and columns start at 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
