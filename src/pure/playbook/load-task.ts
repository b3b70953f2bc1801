import type { TaskStep } from './journey-definition.ts';
import { type JourneyReading, momentOf } from './journey-parts.ts';
import { listOf } from './loading.ts';
import type { NamedStep } from './step-names.ts';

/** `beside`: it stands in a wait's `meanwhile` and does not hold the journey. */
export function loadTask(
  reading: JourneyReading,
  { id, text, path }: NamedStep,
  beside: boolean,
): Omit<TaskStep, 'id' | 'stage' | 'late' | 'line'> {
  const { file, names } = reading;
  const task = text.task ?? '';
  const assign = listOf(text.assign);
  assign.forEach((role, index) => {
    file.isKnown(
      Array.isArray(text.assign) ? [...path, 'assign', index] : [...path, 'assign'],
      'role',
      role,
      file.loading.product.roles,
    );
  });
  if (text.guide !== undefined) file.isKnown([...path, 'guide'], 'guide', text.guide, names.guides);
  if (text.form !== undefined) file.isKnown([...path, 'form'], 'form', text.form, names.forms);
  if (beside && text.wait === true)
    file.wrong([...path, 'wait'], 'a task beside a wait cannot hold the journey: take "wait" out');
  return {
    kind: 'task',
    task,
    title: text.title ?? titleOf(task),
    assign,
    wait: !beside && text.wait !== false,
    stays: false,
    ...(text.due === undefined ? {} : { due: momentOf(reading, id, text.due, [...path, 'due']) }),
    ...(text.guide === undefined ? {} : { guide: text.guide }),
    ...(text.form === undefined ? {} : { form: text.form }),
  };
}

/** `discovery_call` → `Discovery call`. */
function titleOf(task: string): string {
  return task.charAt(0).toUpperCase() + task.slice(1).replaceAll('_', ' ');
}
