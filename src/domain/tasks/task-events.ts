import type { EventSchema, PropertySchema } from '#pure/playbook';

const task: PropertySchema = { type: 'text', required: true, meaning: 'Id of the task' };
const kind: PropertySchema = {
  type: 'text',
  required: true,
  meaning: 'Its name in the playbook, or next_step, review_document, review_message, put_right',
};
const by: PropertySchema = { type: 'text', required: false, meaning: 'Who did it' };
const enrollment: PropertySchema = { type: 'text', required: false, meaning: 'The journey run that asked for it' };

/** The operation that opens a task again, which is the source of its events. */
export const REOPEN = 'reopen-task';

export const taskEvents: Readonly<Record<string, EventSchema>> = {
  'task.created': {
    meaning: 'Somebody was given work',
    properties: {
      task,
      kind,
      enrollment,
      assignee: { type: 'text', required: false, meaning: 'A person’s id' },
      due_at: { type: 'instant', required: false },
    },
  },
  'task.completed': {
    meaning: 'Work is done; `answers` holds what its form asked for',
    properties: { task, kind, enrollment, by, form: { type: 'text', required: false, meaning: 'Id of the form' } },
  },
  'task.cancelled': {
    meaning: 'Work is no longer wanted',
    properties: { task, kind, enrollment, reason: { type: 'text', required: false } },
  },
  'task.reopened': { meaning: 'That work was done was taken back', properties: { task, kind, by } },
  'task.snoozed': {
    meaning: 'Work was put off; without `until` it is back',
    properties: {
      task,
      kind,
      by,
      until: { type: 'instant', required: false },
      reason: { type: 'text', required: false },
    },
  },
};
