import { z } from 'zod';
import { conflict, invalid, type JsonObject } from '#base';
import { AccountId, loadAccounts, loadContacts, zoneOf } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import { workspaceZone } from '#engine';
import type { Tx } from '#platform/db';
import { defineWrite } from '#platform/operations';
import { type AnswerProblem, checkAnswers } from './answers.ts';
import { createdProperties } from './create-tasks.ts';
import { taskOrThrow } from './get-task.ts';
import { nextSteps } from './next-steps.ts';
import { reviewOf } from './review.ts';
import type { Task } from './task.ts';
import { endTasks, insertTasks, loadTogether } from './task-store.ts';

/** Completes a task with the answers that its form asks for, and what is shown as one with it; next steps become tasks. */
export const completeTask = defineWrite({
  name: 'complete-task',
  summary: 'Complete a task, with the answers to its form; completing a review approves what was to be looked at',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    task: z.uuid(),
    answers: z.record(z.string(), z.json()).default({}),
  }),
  output: z.object({ account: z.string(), task: z.string(), kind: z.string(), next_steps: z.array(z.string()) }),
  accounts: ({ account }) => [account],
  async run(context, { account, task: id, answers: given }) {
    const { tx, at, actor, shardOf, emit, changed } = context;
    const shard = shardOf(account);
    const task = await taskOrThrow(tx, shard, account, id);
    if (task.status !== 'open') throw notOpen(task);
    const by = actor.id;
    const review = reviewOf(task);
    if (review !== undefined) {
      await review.approve(context, account, review.concerns);
      await endTasks(tx, shard, [{ account, id, status: 'done', answers: {}, at, by, byHand: at }]);
      changed({ task: task.kind, status: 'open' }, { task: task.kind, status: 'done', approved: review.concerns });
      return { account, task: id, kind: task.kind, next_steps: [] };
    }
    const team = await loadTeam(tx);
    const answers = await acceptedAnswers(tx, shard, task, given, (who) => findPerson(team, who) !== undefined);
    const stored = (await loadAccounts(tx, shard, [account])).get(account);
    const zone = (stored === undefined ? undefined : zoneOf(stored)) ?? (await workspaceZone(tx));
    const steps = nextSteps(task, answers, { at, zone, person: (who) => findPerson(team, who)?.id });
    const done = (await loadTogether(tx, shard, task)).map((one) => ({ one, answers: one.id === id ? answers : {} }));
    await endTasks(
      tx,
      shard,
      done.map(({ one, answers: own }) => ({ account, id: one.id, status: 'done', answers: own, at, by, byHand: at })),
    );
    if (steps.length > 0) await insertTasks(tx, shard, steps);
    changed({ task: task.kind, status: 'open' }, { task: task.kind, status: 'done', answers });
    for (const { one, answers: own } of done) {
      const properties = { ...completedProperties(one, own), by };
      emit({ account, name: 'task.completed', properties, id: `completed ${one.id}` });
    }
    for (const step of steps) {
      emit({ account, name: 'task.created', properties: createdProperties(step), id: `created ${step.id}` });
    }
    return { account, task: id, kind: task.kind, next_steps: steps.map((step) => step.id) };
  },
});

/** The answers as the form wants them; a task without a form takes any. */
async function acceptedAnswers(
  tx: Tx,
  shard: number,
  task: Task,
  given: JsonObject,
  isPerson: (who: string) => boolean,
): Promise<JsonObject> {
  if (task.form === undefined) return given;
  const contacts = (await loadContacts(tx, shard, [task.account])).get(task.account) ?? [];
  const checked = checkAnswers(task.form, given, {
    person: isPerson,
    contact: (who) => contacts.some((contact) => contact.id === who),
  });
  if (checked.kind === 'refused') throw refused(task, checked.problems);
  return checked.answers;
}

function refused(task: Task, problems: readonly AnswerProblem[]) {
  const what = problems.map(({ field, message }) => `${field}: ${message}`).join('\n');
  return invalid('answers-refused', `The form ${task.form?.id} of task ${task.id} is not complete.\n${what}`, {
    problems,
  });
}

export function notOpen(task: Task) {
  const how = task.status === 'done' ? `completed by ${task.doneBy} already` : 'cancelled';
  return conflict('task-not-open', `Task ${task.id} (${task.title}) was ${how}; nothing was changed.`, {
    task: task.id,
    name: task.title,
    state: task.status,
  });
}

/** What `task.completed` says; a journey finds its answers by `form`. */
export function completedProperties(task: Task, answers: JsonObject): JsonObject {
  return {
    task: task.id,
    kind: task.kind,
    ...(task.enrollment === undefined ? {} : { enrollment: task.enrollment }),
    ...(task.step === undefined ? {} : { step: task.step }),
    ...(task.form === undefined ? {} : { form: task.form.id }),
    answers,
  };
}
