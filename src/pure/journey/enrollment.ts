import type { Instant, JsonObject, Uuid } from '#base';
import type { StepId } from '#pure/playbook';

/** What an enrollment waits for. `due` is when it wakes by itself. */
export type Waiting =
  /** For the moment at which a step is to run, or (`begun`) at which a wait is over. */
  | { readonly for: 'moment'; readonly step: StepId; readonly due: Instant; readonly begun?: true }
  /** For a person to complete a task. */
  | { readonly for: 'task'; readonly step: StepId; readonly task: Uuid }
  /** For a condition to come true; `due` is when a fact that it reads next changes by time. */
  | { readonly for: 'condition'; readonly step: StepId; readonly due?: Instant }
  /** For one of several events, with follow-ups meanwhile and a limit. */
  | {
      readonly for: 'events';
      readonly step: StepId;
      readonly meanwhile: readonly { readonly index: number; readonly due: Instant }[];
      readonly deadline?: Instant;
    };

/** An event that an await of the journey may still use. */
export interface SeenEvent {
  readonly key: Uuid;
  /** Its name, or `task:<task>` for the completion of a task of this enrollment. */
  readonly name: string;
  readonly at: Instant;
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
  /** When a stop condition next changes by time alone. */
  readonly stopDue?: Instant;
}

/** When the enrollment is next to be woken; undefined when only an event can. */
export function dueOf({ status, waiting, stopDue }: Enrollment): Instant | undefined {
  if (status !== 'running') return undefined;
  const dues = stopDue === undefined ? [] : [stopDue];
  if (waiting?.for === 'events') {
    for (const { due } of waiting.meanwhile) dues.push(due);
    if (waiting.deadline !== undefined) dues.push(waiting.deadline);
  } else if (waiting !== undefined && waiting.for !== 'task' && waiting.due !== undefined) dues.push(waiting.due);
  return dues.length === 0 ? undefined : Math.min(...dues);
}
