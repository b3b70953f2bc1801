import { z } from 'zod';
import type { JsonObject } from '#base';
import { AccountId, loadContacts } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import { eventKey, foresee, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts, type ReadContext } from '#platform/operations';
import type { Field } from '#pure/playbook';
import { checkAnswers } from './answers.ts';
import { completedProperties } from './complete-task.ts';
import { taskOrThrow } from './get-task.ts';
import { isShown } from './show-when.ts';
import type { Task } from './task.ts';
import { listDocumentsSince } from './task-preview-list.ts';

/**
 * What a form makes of answers before they are given: which fields it asks for, what is wrong, and on wish the documents
 * that the journey would write from them, by the engine itself, in a transaction that is rolled back.
 */
export const checkTask = (runtimeOf: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'check-task',
    summary:
      'Check answers to a task’s form while they are typed: fields asked for, problems, documents that would be made',
    access: 'work',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: AccountId,
      task: z.uuid(),
      answers: z.record(z.string(), z.json()).default({}),
      preview: z.boolean().default(false).describe('with the documents that completing it would make'),
    }),
    output: z.object({
      shown: z.array(z.string()).describe('fields with a condition that are asked for: `price_b`, `needs[2].why`'),
      problems: z.array(
        z.object({
          field: z.string(),
          reason: z.enum(['needed', 'unfit', 'unknown', 'not-asked']),
          message: z.string(),
        }),
      ),
      documents: z
        .array(
          z.object({
            name: z.string(),
            title: z.string().optional(),
            body: z.string().optional().describe('Markdown'),
            reason: z.string().optional().describe('why it would not be made'),
          }),
        )
        .optional(),
    }),
    async run(context, { account, task: id, answers, preview }) {
      const { db, shardOf } = context;
      const shard = shardOf(account);
      const task = await taskOrThrow(db, shard, account, id);
      if (task.form === undefined) return { shown: [], problems: [] };
      const team = await loadTeam(db);
      const contacts = (await loadContacts(db, shard, [account])).get(account) ?? [];
      const shown = shownIn(task.form.fields, answers, '');
      const checked = checkAnswers(task.form, answers, {
        person: (who) => findPerson(team, who) !== undefined,
        contact: (who) => contacts.some((contact) => contact.id === who),
      });
      if (checked.kind === 'refused') return { shown, problems: [...checked.problems] };
      if (!preview || task.status !== 'open') return { shown, problems: [] };
      return { shown, problems: [], documents: await documentsOf(context, await runtimeOf(db), task, checked.answers) };
    },
  });

async function documentsOf({ at, shardOf, rehearse }: ReadContext, runtime: Runtime, task: Task, answers: JsonObject) {
  const { account, id } = task;
  const shard = shardOf(account);
  const event = {
    account,
    key: eventKey('check-task', id),
    name: 'task.completed',
    source: 'complete-task',
    properties: completedProperties(task, answers),
  };
  const made = await rehearse(shard, async (tx) => {
    await foresee(tx, runtime, shard, [event], at, at);
    return listDocumentsSince(tx, shard, account, at);
  });
  return made.map(({ name, title, body, reason }) => ({
    name,
    ...(title === null ? {} : { title }),
    ...(body === null ? {} : { body }),
    ...(reason === null ? {} : { reason }),
  }));
}

/** The ways to those fields with a condition that hold now. */
function shownIn(fields: readonly Field[], row: JsonObject, prefix: string): string[] {
  return fields.flatMap((field) => {
    if (!isShown(field, row)) return [];
    const path = `${prefix}${field.id}`;
    const rows = field.type === 'list' ? row[field.id] : undefined;
    const inner = Array.isArray(rows)
      ? rows.flatMap((one, index) =>
          one !== null && typeof one === 'object' && !Array.isArray(one)
            ? // An object that is no array: a JSON object.
              shownIn(field.fields ?? [], one as JsonObject, `${path}[${index}].`)
            : [],
        )
      : [];
    return [...(field.showWhen === undefined ? [] : [path]), ...inner];
  });
}
