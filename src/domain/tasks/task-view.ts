import { z } from 'zod';
import { type Instant, isoInstant } from '#base';
import type { Field } from '#pure/playbook';
import { isOverdue, type Task } from './task.ts';

export const TaskSummary = z.object({
  task: z.string(),
  account: z.string(),
  account_name: z.string().optional(),
  kind: z.string(),
  title: z.string(),
  assignee: z.string().optional(),
  created_at: z.string(),
  due_at: z.string().optional(),
  status: z.enum(['open', 'done', 'cancelled']),
  overdue: z.boolean(),
});

const Option = z.object({ value: z.string(), label: z.string() });

const FieldView: z.ZodType<Field, Field> = z.object({
  id: z.string(),
  label: z.string(),
  type: z.enum([
    'text',
    'long text',
    'number',
    'percent',
    'money',
    'date',
    'choice',
    'choices',
    'contact',
    'person',
    'yes/no',
    'list',
  ]),
  required: z.boolean(),
  options: z.exactOptional(z.array(Option).readonly()),
  rows: z.exactOptional(z.literal('next steps')),
  get fields() {
    return z.exactOptional(z.array(FieldView).readonly());
  },
});

export const TaskView = TaskSummary.extend({
  playbook: z.string().optional(),
  version: z.string().optional(),
  enrollment: z.string().optional(),
  step: z.string().optional(),
  role: z.string().optional(),
  guide: z.string().optional(),
  form: z.object({ id: z.string(), title: z.string(), fields: z.array(FieldView).readonly() }).optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
  done_at: z.string().optional(),
  done_by: z.string().optional(),
});

type Listed = Pick<Task, 'id' | 'account' | 'kind' | 'title' | 'assignee' | 'createdAt' | 'dueAt' | 'status'>;

export function summariseTask(
  task: Listed,
  accountName: string | undefined,
  at: Instant,
): z.output<typeof TaskSummary> {
  return {
    task: task.id,
    account: task.account,
    ...(accountName === undefined ? {} : { account_name: accountName }),
    kind: task.kind,
    title: task.title,
    ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
    created_at: isoInstant(task.createdAt),
    ...(task.dueAt === undefined ? {} : { due_at: isoInstant(task.dueAt) }),
    status: task.status,
    overdue: isOverdue(task, at),
  };
}

/** A task with the text of its guide, Markdown with its values filled in. */
export function viewTask(
  task: Task,
  guide: string | undefined,
  accountName: string | undefined,
  at: Instant,
): z.input<typeof TaskView> {
  const { playbook, version, enrollment, step, role, form, answers, doneAt, doneBy } = task;
  return {
    ...summariseTask(task, accountName, at),
    ...{ playbook, version, enrollment, step, role, guide, form, answers },
    done_at: doneAt === undefined ? undefined : isoInstant(doneAt),
    done_by: doneBy,
  };
}
