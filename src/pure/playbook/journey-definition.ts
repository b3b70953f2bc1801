import type { Duration, Moment } from '#pure/calendar';
import type { Expression } from '#pure/expression';
import type { Labels } from './labels.ts';
import type { Story } from './story.ts';

/** A journey as the engine runs it: stages for people, steps flattened into a graph. */
export interface Journey {
  readonly id: string;
  readonly title: string;
  /** By locale, where the title was written so; `title` is then that of the first locale. */
  readonly titles?: Labels;
  readonly about: 'account';
  /** 0 or 1: what `day 1` means. */
  readonly firstDay: 0 | 1;
  readonly enter: {
    readonly on: readonly string[];
    /** Only these kinds of `signal.raised` start it; absent: any. */
    readonly signals?: readonly string[];
    readonly if?: Expression;
    readonly when?: Expression;
    /** By outcome: how long after such an exit the journey bars the account; an outcome that is not here bars nothing. */
    readonly again: Readonly<Record<string, Duration | 'at once' | 'never'>>;
    /** Events that enter whatever `again` says and are never held out: the customer's own request, a follow-up date. */
    readonly always: readonly string[];
    /** Share (0 to 1) of accounts that are counted and left alone. */
    readonly holdout: number;
  };
  readonly goal?: string;
  readonly stop: readonly { readonly when: Expression; readonly exit: string }[];
  /** Upsell messages wait while this does not hold, at most 7 days. */
  readonly gate?: Expression;
  /** By outcome: steps that run once when the journey is left so, whatever led there. They hold nothing. */
  readonly onExit: Readonly<Record<string, readonly StepId[]>>;
  /** Watched while somebody is in the journey: each time one comes true its steps run. They hold nothing. */
  readonly risks: readonly Risk[];
  readonly stages: readonly Stage[];
  readonly story?: Story;
  /** Every step by id; `next` leads from one to the next. */
  readonly steps: Readonly<Record<StepId, Step>>;
  readonly first: StepId;
}

export type StepId = string;

export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly titles?: Labels;
  readonly window?: { readonly from: Moment; readonly to: Moment };
  readonly first: StepId;
  /** At any time in the stage: what an event sets off beside the steps. */
  readonly on: readonly { readonly event: string; readonly when?: Expression; readonly step: StepId }[];
  /** All of them hold before the stage is left, save by exit. `check`: a box that a person ticks. */
  readonly doneWhen: readonly ({ readonly when: Expression } | { readonly check: string })[];
  readonly story?: Story;
}

export interface Risk {
  readonly risk: string;
  readonly when: Expression;
  readonly mitigation: readonly StepId[];
}

interface StepBase {
  readonly id: StepId;
  /** What people call it, where its author says so. */
  readonly title?: string;
  readonly titles?: Labels;
  /** Empty for steps outside all stages: of `on exit`, `mitigation` and health's `on enter`. */
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
  /** By locale, where the title was written so; `title` is then that of the first locale. */
  readonly titles?: Labels;
  readonly assign: readonly string[];
  readonly due?: Moment;
  readonly guide?: string;
  readonly form?: string;
  readonly wait: boolean;
  /** Stays open when the journey is left. */
  readonly stays: boolean;
}
/** Tells colleagues; the message says whom. */
export interface NotifyStep extends StepBase {
  readonly kind: 'notify';
  readonly message: string;
}
/** Makes a document as a draft; `review`: waits for one of these roles to approve it. */
export interface DocumentStep extends StepBase {
  readonly kind: 'document';
  readonly document: string;
  /** Absent: approved as it is made. */
  readonly review?: {
    readonly assign: readonly string[];
    readonly title: string;
    readonly titles?: Labels;
    readonly due?: Moment;
  };
}
export interface DoStep extends StepBase {
  readonly kind: 'do';
  /** `opportunity.create`: an entry of the engine's effect registry. */
  readonly action: string;
  readonly with: Readonly<Record<string, Expression | string | number | boolean>>;
  /** By argument, the score whose factors as they stand are handed over. */
  readonly factors: Readonly<Record<string, string>>;
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
  /**
   * Each is a step of its own that runs beside the wait. Once the wait ends, those not run yet are dropped and tasks
   * of theirs that are still open are withdrawn.
   */
  readonly meanwhile: readonly { readonly at: Moment; readonly step: StepId; readonly when?: Expression }[];
  /** The limit, counted from the start of the wait; at most one of `for` and `until`. */
  readonly for?: Duration;
  /** The limit as a moment of its own: `day 10`. */
  readonly until?: Moment;
  /** By event name, or `timeout`; absent: `next`. */
  readonly then: Readonly<Record<string, StepId>>;
}
export interface ChooseStep extends StepBase {
  readonly kind: 'choose';
  readonly cases: readonly { readonly when: Expression; readonly to: StepId }[];
  readonly otherwise?: StepId;
}
/** Weighted arms of an experiment; an account stays in its arm. `outcome("<step>")` is the arm. */
export interface SplitStep extends StepBase {
  readonly kind: 'split';
  /** Weights add up to 100. An arm without `to` goes on with `next`. */
  readonly arms: readonly { readonly arm: string; readonly weight: number; readonly to?: StepId }[];
}
export interface ExitStep extends StepBase {
  readonly kind: 'exit';
  readonly outcome: string;
  /** Comes back by itself at that moment, into that stage; until then nothing but a request enters. */
  readonly again?: { readonly at: Moment; readonly from?: StepId };
}
export type Step =
  | EmailStep
  | TaskStep
  | NotifyStep
  | DocumentStep
  | DoStep
  | WaitStep
  | AwaitStep
  | ChooseStep
  | SplitStep
  | ExitStep;
