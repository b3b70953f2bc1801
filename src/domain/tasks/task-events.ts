import type { EventSchema, PropertySchema } from '#pure/playbook';

const task: PropertySchema = { type: 'text', required: true, meaning: 'Id of the task' };
const kind: PropertySchema = {
  type: 'text',
  required: true,
  meaning: 'Its name in the playbook, or next_step, review_document, review_message, put_right',
};
const by: PropertySchema = { type: 'text', required: false, meaning: 'Who did it' };
const enrollment: PropertySchema = { type: 'text', required: false, meaning: 'The journey run that asked for it' };

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
};
