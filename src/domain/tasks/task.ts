import type { Instant, JsonObject, Uuid } from '#base';
import type { Form } from '#pure/playbook';
import type { TaskGuide } from './guide.ts';

/** Work that a person does for an account: asked for by a step of a journey, or a next step that somebody noted. */
export interface Task {
  readonly id: Uuid;
  readonly account: string;
  /** The task's name in its playbook (`discovery_call`), or `next_step`. */
  readonly kind: string;
  readonly title: string;
  readonly playbook?: string;
  readonly version?: string;
  readonly enrollment?: Uuid;
  readonly step?: string;
  /** A person's id; absent where nobody could be found. */
  readonly assignee?: string;
  /** The role it was asked of. */
  readonly role?: string;
  readonly guide?: TaskGuide;
  /** The form as it stood when the task was made. */
  readonly form?: Form;
  readonly createdAt: Instant;
  readonly dueAt?: Instant;
  readonly status: 'open' | 'done' | 'cancelled';
  readonly answers?: JsonObject;
  readonly doneAt?: Instant;
  readonly doneBy?: string;
}

export const isOverdue = (task: Pick<Task, 'status' | 'dueAt'>, at: Instant): boolean =>
  task.status === 'open' && task.dueAt !== undefined && task.dueAt < at;
