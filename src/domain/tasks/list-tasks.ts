import { z } from 'zod';
import { invalid } from '#base';
import { AccountId } from '#domain/accounts';
import { loadSettings } from '#domain/settings';
import { findPerson, loadTeam } from '#domain/team';
import { defineRead } from '#platform/operations';
import { listTaskPage, positionOf } from './task-list.ts';
import { Locale, summariseTask, TaskSummary } from './task-view.ts';

export const listTasks = defineRead({
  name: 'list-tasks',
  summary: 'List tasks by due time: of everybody or one person, open unless said',
  access: 'read',
  doors: ['http', 'cli'],
  input: z.object({
    assignee: z.string().min(1).optional().describe('id or e-mail address of a person'),
    account: AccountId.optional(),
    status: z.enum(['open', 'done', 'cancelled', 'all']).default('open'),
    overdue: z.stringbool().or(z.boolean()).default(false),
    after: z
      .string()
      .regex(/^(infinity|[-:.\dTZ]+)~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    locale: Locale,
  }),
  output: z.object({ tasks: z.array(TaskSummary), next: z.string().optional() }),
  async run({ db, at }, { assignee, account, status, overdue, after, limit, locale: asked }) {
    const person = assignee === undefined ? undefined : findPerson(await loadTeam(db), assignee);
    if (assignee !== undefined && person === undefined) {
      throw invalid(
        'person-not-found',
        `Nobody in the team has the id or address ${assignee}; list-people shows all.`,
        {
          assignee,
        },
      );
    }
    const [due = '', id = ''] = after?.split('~') ?? [];
    const rows = await listTaskPage(db, {
      status: overdue ? 'open' : status === 'all' ? undefined : status,
      assignee: person?.id,
      account,
      dueBefore: overdue ? at : undefined,
      after: after === undefined ? undefined : { due, id },
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const position = last === undefined ? undefined : positionOf(last);
    const locale = asked ?? (await loadSettings(db))['workspace.locale'];
    return {
      tasks: page.map(({ assignee: who, dueAt, accountName, titles, together, concerns, ...task }) =>
        summariseTask(
          {
            ...task,
            ...(who === null ? {} : { assignee: who }),
            ...(dueAt === null ? {} : { dueAt }),
            ...(titles === null ? {} : { titles }),
            ...(concerns === null ? {} : { concerns }),
          },
          { together: together ?? [], accountName: accountName ?? undefined, locale, at },
        ),
      ),
      ...(rows.length > limit && position !== undefined ? { next: `${position.due}~${position.id}` } : {}),
    };
  },
});
