import { dayNumber, type Instant, idOf, type Json, type JsonObject, startOfDay, type Uuid, type Zone } from '#base';
import type { Task } from './task.ts';

/** The kind of tasks that come from rows of next steps. */
const NEXT_STEP = 'next_step';

interface Standing {
  readonly at: Instant;
  /** The account's: a next step is due by the end of its day there. */
  readonly zone: Zone;
  /** The id of a person by id or e-mail address. */
  person(idOrEmail: string): string | undefined;
}

/** The tasks that the rows of next steps of a completed task ask for; without an owner they stay with its assignee. */
export function nextSteps(task: Task, answers: JsonObject, { at, zone, person }: Standing): readonly Task[] {
  const rows = (task.form?.fields ?? []).flatMap((field) =>
    field.rows === 'next steps' ? rowsOf(answers[field.id]) : [],
  );
  return rows.flatMap((row, index) => {
    if (typeof row.action !== 'string') return [];
    const assignee = (typeof row.owner === 'string' ? person(row.owner) : undefined) ?? task.assignee;
    const step: Task = {
      id: idOf('next-step', task.id, index),
      account: task.account,
      kind: NEXT_STEP,
      title: row.action,
      ...(task.playbook === undefined ? {} : { playbook: task.playbook }),
      ...(task.version === undefined ? {} : { version: task.version }),
      ...(assignee === undefined ? {} : { assignee }),
      createdAt: at,
      ...(typeof row.due === 'string' ? { dueAt: startOfDay(dayNumber(row.due) + 1, zone) } : {}),
      status: 'open',
    };
    return [step];
  });
}

/** The ids that its next steps have, once it was completed with its answers. */
export function nextStepIds(task: Task): readonly Uuid[] {
  const answers = task.answers ?? {};
  return (task.form?.fields ?? [])
    .flatMap((field) => (field.rows === 'next steps' ? rowsOf(answers[field.id]) : []))
    .map((_, index) => idOf('next-step', task.id, index));
}

function rowsOf(value: Json | undefined): readonly JsonObject[] {
  // Checked against the form before: a list of rows is a list of objects.
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
