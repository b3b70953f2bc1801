import type { DocumentStep, TaskStep } from './journey-definition.ts';
import { type JourneyReading, knownRoles, momentOf } from './journey-parts.ts';
import { listOf } from './loading.ts';
import { readTitle } from './read-label.ts';
import type { NamedStep } from './step-names.ts';

/** Work for roles. What does not stand among a stage's steps holds nothing. */
export function loadTask(
  reading: JourneyReading,
  { id, text, path, standing }: NamedStep,
): Omit<TaskStep, 'id' | 'stage' | 'late' | 'line'> {
  const { file, names } = reading;
  const task = text.task ?? '';
  if (text.guide !== undefined) file.isKnown([...path, 'guide'], 'guide', text.guide, names.guides);
  if (text.form !== undefined) file.isKnown([...path, 'form'], 'form', text.form, names.forms);
  return {
    kind: 'task',
    task,
    ...readTitle(text.title ?? spokenName(task), file, [...path, 'title']),
    assign: knownRoles(file, [...path, 'assign'], text.assign),
    wait: standing === 'steps' && text.wait !== false,
    stays: text.stays ?? false,
    ...(text.due === undefined ? {} : { due: momentOf(reading, id, text.due, [...path, 'due']) }),
    ...(text.guide === undefined ? {} : { guide: text.guide }),
    ...(text.form === undefined ? {} : { form: text.form }),
  };
}

/** A document as a draft, and who looks at it: the CSM unless it says another, or `none`. */
export function loadDocumentStep(
  reading: JourneyReading,
  { id, text, path }: NamedStep,
): Pick<DocumentStep, 'kind' | 'document' | 'review'> {
  const { file, names } = reading;
  const document = text.document ?? '';
  file.isKnown([...path, 'document'], 'document', document, names.documents);
  if (listOf(text.review).includes('none')) {
    for (const key of ['title', 'due'] as const)
      if (text[key] !== undefined) file.wrongKey(path, key, `nobody reviews it, so it has no "${key}": take it out`);
    return { kind: 'document', document };
  }
  const due = text.due === undefined ? undefined : momentOf(reading, id, text.due, [...path, 'due']);
  return {
    kind: 'document',
    document,
    review: {
      assign: knownRoles(file, [...path, 'review'], text.review ?? 'csm'),
      ...readTitle(text.title ?? `Review: ${spokenName(document)}`, file, [...path, 'title']),
      ...(due === undefined ? {} : { due }),
    },
  };
}

/** `discovery_call` → `Discovery call`. */
export function spokenName(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');
}
