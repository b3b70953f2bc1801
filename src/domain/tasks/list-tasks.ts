import { z } from 'zod';
import { type Instant, invalid, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { loadSettings } from '#domain/settings';
import { findPerson, loadTeam } from '#domain/team';
import { defineRead, listed, type ReadContext } from '#platform/operations';
import { type ListedTask, listTaskPage, positionOf, type TaskFilter } from './task-list.ts';
import { Locale, summariseTask, TaskSummary } from './task-view.ts';
import { assigneesOf } from './whose-tasks.ts';

const Moment = z.string().refine((text) => parseInstant(text) !== undefined, 'Give an instant like 2026-03-02T09:00Z.');

const input = z.object({
  whose: z
    .enum(['mine', 'team', 'all'])
    .default('all')
    .describe('mine: given to me; team: to me, my manager or a colleague of mine'),
  assignee: z.string().min(1).optional().describe('id or e-mail address of a person'),
  unassigned: z.stringbool().or(z.boolean()).default(false).describe('only what nobody could be found for'),
  account: AccountId.optional(),
  status: z.enum(['open', 'done', 'cancelled', 'all']).default('open'),
  overdue: z.stringbool().or(z.boolean()).default(false),
  snoozed: z
    .enum(['hide', 'only', 'show'])
    .default('hide')
    .describe('hide: what is put off is left out until its time; only: nothing else'),
  kind: z.string().min(1).max(200).optional().describe('its name in the playbook, or next_step'),
  search: z.string().trim().min(1).max(200).optional().describe('part of the title or of the account'),
  due_from: Moment.optional().describe('only what is due from this instant on'),
  due_before: Moment.optional(),
  after: z
    .string()
    .regex(/^(infinity|[-:.\dTZ]+)~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  locale: Locale,
});

export const listTasks = defineRead({
  name: 'list-tasks',
  summary: 'List tasks by due time: mine, my team’s or all, open and not snoozed unless said',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input,
  output: z.object({ tasks: z.array(TaskSummary), next: z.string().optional() }),
  async run(context, asked) {
    const { db, at } = context;
    const rows = await listTaskPage(db, await filterOf(context, asked));
    const page = rows.slice(0, asked.limit);
    const last = page.at(-1);
    const locale = asked.locale ?? (await loadSettings(db))['workspace.locale'];
    const next = rows.length > asked.limit && last !== undefined ? positionOf(last) : undefined;
    return {
      tasks: page.map((row) => summariseListed(row, locale, at)),
      ...(next === undefined ? {} : { next: `${next.due}~${next.id}` }),
    };
  },
});

async function filterOf(context: ReadContext, asked: z.output<typeof input>): Promise<TaskFilter> {
  const { db, at, shardOf } = context;
  const { whose, assignee, unassigned, account, status, overdue, snoozed, after, due_from, due_before } = asked;
  const team = await loadTeam(db);
  const person = assignee === undefined ? undefined : findPerson(team, assignee);
  if (assignee !== undefined && person === undefined) {
    throw invalid('person-not-found', `Nobody in the team has the id or address ${assignee}; list-people shows all.`, {
      person: assignee,
    });
  }
  const own = person === undefined ? assigneesOf(context.actor.person, whose, team) : [person.id];
  const [due = '', id = ''] = after?.split('~') ?? [];
  const before = due_before === undefined ? undefined : parseInstant(due_before);
  const which = overdue ? 'open' : status;
  return {
    status: which === 'all' ? undefined : which,
    assignees: unassigned ? null : own,
    // Whose it is goes by who has it; which accounts may be seen at all is another thing.
    accounts: await context.book('all'),
    account: account === undefined ? undefined : { shard: shardOf(account), id: account },
    kind: asked.kind,
    search: asked.search,
    dueFrom: due_from === undefined ? undefined : parseInstant(due_from),
    dueBefore: overdue ? Math.min(at, before ?? at) : before,
    snoozed: which !== 'open' || snoozed === 'show' ? undefined : { at, only: snoozed === 'only' },
    after: after === undefined ? undefined : { due, id },
    limit: asked.limit + 1,
  };
}

/** A row of a list as its reader sees it. */
export function summariseListed(
  row: ListedTask,
  locale: string | undefined,
  at: Instant,
): z.output<typeof TaskSummary> {
  const { assignee, dueAt, doneAt, snoozedUntil, snoozeReason, playbook, enrollment, titles, concerns } = row;
  const task = {
    ...{ id: row.id, account: row.account, kind: row.kind, title: row.title },
    ...{ createdAt: row.createdAt, status: row.status },
    ...(assignee === null ? {} : { assignee }),
    ...(dueAt === null ? {} : { dueAt }),
    ...(doneAt === null ? {} : { doneAt }),
    ...(snoozedUntil === null ? {} : { snoozedUntil }),
    ...(snoozeReason === null ? {} : { snoozeReason }),
    ...(playbook === null ? {} : { playbook }),
    ...(enrollment === null ? {} : { enrollment }),
    ...(titles === null ? {} : { titles }),
    ...(concerns === null ? {} : { concerns }),
  };
  return {
    ...summariseTask(task, { together: row.together ?? [], accountName: row.accountName ?? undefined, locale, at }),
    ...(row.formFields === null ? {} : { form_fields: row.formFields }),
    ...(row.hasGuide ? { has_guide: true } : {}),
  };
}
