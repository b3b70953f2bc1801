import type { Instant, JsonObject, Uuid } from '#base';
import type { Form, Labels } from '#pure/playbook';
import type { TaskGuide } from './guide.ts';

/** Work that a person does for an account: asked for by a step of a journey, or a next step that somebody noted. */
export interface Task {
  readonly id: Uuid;
  readonly account: string;
  /** The task's name in its playbook (`discovery_call`), or `next_step`. */
  readonly kind: string;
  readonly title: string;
  /** By language, where its author wrote several; `title` is then the first. */
  readonly titles?: Labels;
  readonly playbook?: string;
  readonly version?: string;
  readonly enrollment?: Uuid;
  readonly step?: string;
  /** A person's id; absent where nobody could be found. */
  readonly assignee?: string;
  /** The role it was asked of. */
  readonly role?: string;
  readonly guide?: TaskGuide;
  /** The form as it stood when the task was made: plain data, so its conditions are source text. */
  readonly form?: Form;
  /** What it is about: the id of the document or message to look at, of the step to put right. */
  readonly concerns?: string;
  /** It is not withdrawn when its journey is left. */
  readonly stays?: true;
  /** Open tasks of one account and group are shown and done as one. */
  readonly group?: string;
  readonly createdAt: Instant;
  readonly dueAt?: Instant;
  readonly status: 'open' | 'done' | 'cancelled';
  readonly answers?: JsonObject;
  readonly doneAt?: Instant;
  readonly doneBy?: string;
  /** Left out of lists before this instant. */
  readonly snoozedUntil?: Instant;
  readonly snoozeReason?: string;
}

export const isOverdue = (task: Pick<Task, 'status' | 'dueAt'>, at: Instant): boolean =>
  task.status === 'open' && task.dueAt !== undefined && task.dueAt < at;

/**
 * Whether completing it can be taken back. What a journey asked for can't: the journey hears of it at once and goes on,
 * and what it has sent then has been sent.
 */
export const mayReopen = ({ enrollment, concerns }: Pick<Task, 'enrollment' | 'concerns'>): boolean =>
  enrollment === undefined && concerns === undefined;
