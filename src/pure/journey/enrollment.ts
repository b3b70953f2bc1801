import type { Instant, JsonObject, Uuid } from '#base';
import type { StepId } from '#pure/playbook';

/** What an enrollment waits for. `due` is when it wakes by itself. */
export type Waiting =
  /** For the moment at which a step is to run, or (`begun`) at which a wait is over, or (`anew`) at which it is come to. */
  | {
      readonly for: 'moment';
      readonly step: StepId;
      readonly due: Instant;
      readonly begun?: true;
      readonly anew?: true;
    }
  /** For a person to complete a task. */
  | { readonly for: 'task'; readonly step: StepId; readonly task: Uuid }
  /** For a moment at which a message may leave. */
  | ({ readonly for: 'speech'; readonly step: StepId } & Held)
  /** For what has to be done before a stage may be left; `step` is the first of the next. */
  | { readonly for: 'criteria'; readonly step: StepId; readonly due?: Instant }
  /** For a person to approve a document. */
  | { readonly for: 'review'; readonly step: StepId; readonly document: Uuid }
  /** For a condition to come true; `due` is when a fact that it reads next changes by time. */
  | { readonly for: 'condition'; readonly step: StepId; readonly due?: Instant }
  /** For one of several events, with follow-ups meanwhile and a limit. */
  | {
      readonly for: 'events';
      readonly step: StepId;
      readonly meanwhile: readonly FollowUp[];
      readonly deadline?: Instant;
    };

/** A message that wanted to leave and may not yet. */
export interface Held {
  /** When it first wanted to: 7 days later it is dropped. */
  readonly since: Instant;
  /** When it is asked again, should nothing happen before. */
  readonly due: Instant;
  /** What holds it now. */
  readonly why: string;
  /** What has been told of it already. */
  readonly told: readonly string[];
}

/** What is to run beside a wait; the rest of `Held` where it is a message that may not leave yet. */
export interface FollowUp extends Partial<Held> {
  /** Its place in the await's `meanwhile`. */
  readonly index: number;
  readonly due: Instant;
}

/** A message that holds nothing and was put off, with the event that set it off: its text may name it. */
export interface LaterMessage extends Held {
  readonly step: StepId;
  readonly event: Enrollment['event'];
}

/** An event that an await of the journey may still use. */
export interface SeenEvent {
  readonly key: Uuid;
  /** Its name, or `task:<task>` for the completion of a task of this enrollment. */
  readonly name: string;
  readonly at: Instant;
  /** What `event` means once an await has used it. */
  readonly properties: JsonObject;
}

/** An event that came while the enrollment was paused, to be taken up when it goes on. */
export type MissedEvent = SeenEvent;

/** It stands still: its journey is paused, or (`byHand`) a person paused this run of it. */
export interface Pause {
  readonly since: Instant;
  readonly byHand?: true;
  /** In the order of their coming. */
  readonly missed: readonly MissedEvent[];
}

/** Where an enrollment stands: plain data, everything that `advance` needs besides the facts. */
export interface Enrollment {
  readonly id: Uuid;
  readonly account: string;
  readonly playbook: string;
  readonly version: string;
  readonly journey: string;
  readonly status: 'running' | 'exited' | 'held_out';
  readonly outcome?: string;
  readonly enteredAt: Instant;
  readonly exitedAt?: Instant;
  /** The event that entered it: what `event` means in its expressions until another is awaited. */
  readonly event: { readonly name: string; readonly properties: JsonObject };
  /** What was known when the signal that entered it was raised: what texts name as `evidence`. */
  readonly evidence?: JsonObject;
  readonly stage?: string;
  readonly stageStartedAt: Instant;
  /** How often each step has run; each visit is its own. */
  readonly visits: Readonly<Record<StepId, number>>;
  /** When each step last ran, for `since:`. */
  readonly ranAt: Readonly<Record<StepId, Instant>>;
  /** How many step runs there are. */
  readonly runs: number;
  readonly anchors: Readonly<Record<string, Instant>>;
  readonly answers: Readonly<Record<string, JsonObject>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly seen: readonly SeenEvent[];
  readonly waiting?: Waiting;
  /** Since when it stands at the step that it waits at. */
  readonly standsSince?: Instant;
  /** The stages that it has been in, in the order in which it came into them. */
  readonly stages?: readonly string[];
  /** Of one that was left: the step at which it stood. */
  readonly leftAt?: string;
  readonly paused?: Pause;
  /** When a stop condition or a risk next changes by time alone. */
  readonly stopDue?: Instant;
  /** Boxes that a person has ticked, by their text. */
  readonly checks?: readonly string[];
  /** Risks that hold now, by name. */
  readonly risks?: readonly string[];
  /** When the window of the stage ends; gone once it has been told. */
  readonly overdueAt?: Instant;
  /** Messages that hold nothing (of a stage's `on`, a risk, `on exit`) and may not leave yet. */
  readonly later?: readonly LaterMessage[];
  /** Of one that was left: when it comes back by itself, and into which step. */
  readonly again?: { readonly at: Instant; readonly from?: StepId };
  /** What was said before it was moved to another version: a step that did not say it does not say it again. */
  readonly said?: readonly string[];
  /** When the journey's goal first happened while it ran. */
  readonly reachedGoalAt?: Instant;
}

/** When the enrollment is next to be woken, also one that was left; undefined when only an event can. Asked all the time. */
export function dueOf({ status, paused, later, waiting, stopDue, overdueAt, again }: Enrollment): Instant | undefined {
  let first: Instant | undefined;
  if (paused !== undefined && status === 'running') return undefined;
  if (later !== undefined) for (const { due } of later) first = sooner(first, due);
  if (status !== 'running') return again === undefined ? first : sooner(first, again.at);
  first = sooner(sooner(first, stopDue), overdueAt);
  if (waiting === undefined) return first;
  if (waiting.for !== 'events') return 'due' in waiting ? sooner(first, waiting.due) : first;
  for (const { due } of waiting.meanwhile) first = sooner(first, due);
  return sooner(first, waiting.deadline);
}

const sooner = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
