import type { Value } from '#pure/expression';
import type { DocumentStep, DoStep, NotifyStep, Step, TaskStep } from '#pure/playbook';
import type { Waiting } from './enrollment.ts';
import { wasSaid } from './said.ts';
import type { Trail } from './trail.ts';

/** Steps that ask for something to be done by somebody or something else. */
export type AskingStep = TaskStep | NotifyStep | DocumentStep | DoStep;

export function isAsking(step: Step): step is AskingStep {
  return step.kind === 'task' || step.kind === 'notify' || step.kind === 'document' || step.kind === 'do';
}

/** Asks for what a step says; gives what it then waits for. */
export function askFor(trail: Trail, step: AskingStep): Waiting | undefined {
  const isSaid = wasSaid(trail, step);
  const visit = trail.visit(step, !isSaid);
  if (isSaid) {
    trail.record(step, 'was told before the move to this version');
    return undefined;
  }
  switch (step.kind) {
    case 'task':
      return askForTask(trail, step, visit);
    case 'document':
      return askForDocument(trail, step, visit);
    case 'notify':
      trail.record(step, `tells ${step.message}`);
      trail.effect('notify', step.id, visit, { message: step.message });
      return undefined;
    case 'do':
      act(trail, step, visit);
      return undefined;
  }
}

function askForTask(trail: Trail, step: TaskStep, visit: number): Waiting | undefined {
  const { context, enrollment } = trail;
  const due = step.due === undefined ? undefined : context.resolve(step.due, enrollment);
  // What is asked for on the way out would otherwise be withdrawn with the rest.
  const stays = step.stays || enrollment.status === 'exited';
  trail.record(step, `asks for ${step.task}`);
  trail.effect('task', step.id, visit, {
    task: step.task,
    dueAt: typeof due === 'number' ? due : undefined,
    ...(stays ? { stays } : {}),
  });
  return step.wait ? { for: 'task', step: step.id, task: context.taskId(enrollment, step.id, visit) } : undefined;
}

function askForDocument(trail: Trail, step: DocumentStep, visit: number): Waiting | undefined {
  const { context, enrollment } = trail;
  const { document, review } = step;
  trail.record(step, `makes ${document}`);
  if (review === undefined) {
    trail.effect('document', step.id, visit, { document });
    return undefined;
  }
  const { assign, title } = review;
  const due = review.due === undefined ? undefined : context.resolve(review.due, enrollment);
  const dueAt = typeof due === 'number' ? due : undefined;
  trail.effect('document', step.id, visit, { document, assign, title, dueAt });
  return { for: 'review', step: step.id, document: context.taskId(enrollment, step.id, visit) };
}

function act(trail: Trail, step: DoStep, visit: number): void {
  const reader = trail.reader();
  const payload: Record<string, Value | undefined> = {};
  for (const [name, value] of Object.entries(step.with)) {
    payload[name] = typeof value === 'object' ? value.evaluate(reader) : value;
  }
  trail.record(step, step.action);
  trail.effect(step.action, step.id, visit, payload);
}
