import { z } from 'zod';
import { type Instant, isoInstant } from '#base';
import type { Field } from '#pure/playbook';
import { labelIn } from './labels.ts';
import { reviewOf } from './review.ts';
import { isOverdue, mayReopen, type Task } from './task.ts';

export const Locale = z
  .string()
  .regex(/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]+)*$/, 'A language is written like en or ko-KR.')
  .optional()
  .describe('language of the reader; the workspace’s unless said');

export const TaskSummary = z.object({
  task: z.string(),
  account: z.string(),
  account_name: z.string().optional(),
  kind: z.string(),
  title: z.string(),
  titles: z.array(z.string()).optional().describe('what several tasks that are shown and done as one ask for'),
  concerns: z.string().optional().describe('id of the document or message to look at'),
  assignee: z.string().optional(),
  created_at: z.string(),
  due_at: z.string().optional(),
  status: z.enum(['open', 'done', 'cancelled']),
  overdue: z.boolean(),
  done_at: z.string().optional(),
  snoozed_until: z.string().optional().describe('it is left out of lists before this'),
  snooze_reason: z.string().optional(),
  playbook: z.string().optional(),
  enrollment: z.string().optional(),
  form_fields: z.number().optional().describe('how many fields its form has'),
  has_guide: z.boolean().optional(),
});

const Option = z.object({ value: z.string(), label: z.string() });

const FieldView = z.object({
  id: z.string(),
  label: z.string(),
  type: z.enum([
    ...(['text', 'long text', 'number', 'percent', 'money', 'date', 'choice', 'choices', 'contact', 'person'] as const),
    ...(['yes/no', 'list'] as const),
  ]),
  required: z.boolean(),
  options: z.exactOptional(z.array(Option)),
  rows: z.exactOptional(z.literal('next steps')),
  /** In CEL, over the other fields by their names; absent: always. */
  show_when: z.exactOptional(z.string()),
  get fields() {
    return z.exactOptional(z.array(FieldView));
  },
});

export const TaskView = TaskSummary.extend({
  version: z.string().optional(),
  step: z.string().optional(),
  role: z.string().optional(),
  stays: z.boolean().optional().describe('it is not withdrawn when its journey is left'),
  guide: z.string().optional(),
  form: z.object({ id: z.string(), title: z.string(), fields: z.array(FieldView) }).optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
  done_by: z.string().optional(),
  review: z.boolean().describe('completing it approves the document or message that it concerns'),
  reopens: z.boolean().describe('once completed it can be opened again'),
});

type Listed = Pick<
  Task,
  | 'id'
  | 'account'
  | 'kind'
  | 'title'
  | 'titles'
  | 'assignee'
  | 'createdAt'
  | 'dueAt'
  | 'status'
  | 'concerns'
  | 'doneAt'
  | 'snoozedUntil'
  | 'snoozeReason'
  | 'playbook'
  | 'enrollment'
>;

/** What is known beside the task itself. */
interface Beside {
  /** The open tasks that are shown as one with it, itself among them. */
  readonly together: readonly Pick<Task, 'title' | 'titles'>[];
  readonly accountName: string | undefined;
  readonly locale: string | undefined;
  readonly at: Instant;
}

export function summariseTask(
  task: Listed,
  { together, accountName, locale, at }: Beside,
): z.output<typeof TaskSummary> {
  return {
    task: task.id,
    account: task.account,
    ...(accountName === undefined ? {} : { account_name: accountName }),
    kind: task.kind,
    title: labelIn(task.title, task.titles, locale),
    ...(together.length < 2 ? {} : { titles: together.map((one) => labelIn(one.title, one.titles, locale)) }),
    ...(task.concerns === undefined ? {} : { concerns: task.concerns }),
    ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
    created_at: isoInstant(task.createdAt),
    ...(task.dueAt === undefined ? {} : { due_at: isoInstant(task.dueAt) }),
    status: task.status,
    overdue: isOverdue(task, at),
    ...(task.doneAt === undefined ? {} : { done_at: isoInstant(task.doneAt) }),
    ...(task.snoozedUntil === undefined || task.snoozedUntil <= at
      ? {}
      : { snoozed_until: isoInstant(task.snoozedUntil) }),
    ...(task.snoozeReason === undefined ? {} : { snooze_reason: task.snoozeReason }),
    ...(task.playbook === undefined ? {} : { playbook: task.playbook }),
    ...(task.enrollment === undefined ? {} : { enrollment: task.enrollment }),
  };
}

/** A task with the text of its guide, Markdown with its values filled in, and its form in the reader's language. */
export function viewTask(
  task: Task,
  { guide, ...beside }: Beside & { readonly guide: string | undefined },
): z.input<typeof TaskView> {
  const { version, step, role, stays, form, answers, doneBy } = task;
  const { locale } = beside;
  return {
    ...summariseTask(task, beside),
    ...{ version, step, role, stays, guide, answers },
    form: form && {
      id: form.id,
      title: labelIn(form.title, form.titles, locale),
      fields: form.fields.map((field) => viewField(field, locale)),
    },
    done_by: doneBy,
    review: reviewOf(task) !== undefined,
    reopens: mayReopen(task),
  };
}

function viewField(field: Field, locale: string | undefined): z.input<typeof FieldView> {
  const { id, label, labels, type, required, options, rows, fields, showWhen } = field;
  return {
    id,
    label: labelIn(label, labels, locale),
    type,
    required,
    ...(options && {
      options: options.map((one) => ({ value: one.value, label: labelIn(one.label, one.labels, locale) })),
    }),
    ...(rows === undefined ? {} : { rows }),
    ...(showWhen === undefined ? {} : { show_when: showWhen.source }),
    ...(fields && { fields: fields.map((one) => viewField(one, locale)) }),
  };
}
