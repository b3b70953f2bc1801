import { z } from 'zod';
import { DAY, dayOf, isoInstant, type Json, type JsonObject, startOfDay } from '#base';
import { loadSettings } from '#domain/settings';
import { countSignals, listSignalRows, loadCurves, OPEN_SIGNALS, SignalView, viewSignal } from '#domain/signals';
import { assigneesOf, countTasks, listTaskPage, summariseListed, TaskSummary } from '#domain/tasks';
import { loadTeam } from '#domain/team';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, type ReadContext, WHOSE, type Whose } from '#platform/operations';
import { type Book, countUnread } from './book-list.ts';
import { listNews, type News } from './news-list.ts';

/** More are not counted one by one. */
const MOST = 1000;
const SIGNALS = 8;
const TASKS = 10;
const NEWS = 12;

const NewsView = z.object({
  key: z.string(),
  at: z.string(),
  account: z.string(),
  account_name: z.string().optional(),
  contact: z.string().optional(),
  event: z.string(),
  says: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  health: z.object({ value: z.number().nullable(), band: z.string().nullable() }).optional(),
});

/** What asks for somebody now: strong signals by their clock, tasks that are due, what changed since yesterday. */
export const getToday = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'get-today',
    summary: 'Show what asks for me today: strong signals, tasks due, what changed since yesterday',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: z.object({ whose: z.enum(WHOSE).default('mine'), locale: z.string().optional() }),
    output: z.object({
      at: z.string(),
      zone: z.string(),
      signals: z.array(SignalView).describe('strong, and not responded to yet'),
      strong: z.number().describe('how many those are, at most 1000'),
      to_review: z.number().describe('moderate ones that are open: for the review of the week'),
      tasks: z.array(TaskSummary).describe('by due time'),
      due_today: z.number(),
      overdue: z.number(),
      open: z.number(),
      news: z.array(NewsView),
      unread: z.number(),
    }),
    async run(context, { whose, locale: asked }) {
      const { db, at, actor, shardOf } = context;
      const current = await runtime(db);
      const ids = await context.book(whose);
      const book: Book = ids?.map((account) => ({ shard: shardOf(account), account }));
      const today = dayOf(at, current.zone);
      const locale = asked ?? (await loadSettings(db))['workspace.locale'];
      const strong = { book, statuses: ['raised'], strengths: ['strong'] } as const;
      const signals = await listSignalRows(db, { ...strong, order: 'clock', limit: SIGNALS, on: at });
      const curves = await loadCurves(db, current, signals, at);
      const tasks = await tasksOf(context, whose, startOfDay(today + 1, current.zone));
      const news = await listNews(db, book, Math.min(startOfDay(today - 1, current.zone), at - DAY), NEWS);
      return {
        at: isoInstant(at),
        zone: current.zone,
        signals: signals.map((row) => {
          const curve = curves.get(row.id);
          return { ...viewSignal(row, current, at), ...(curve === undefined ? {} : { curve }) };
        }),
        strong: signals.length < SIGNALS ? signals.length : await countSignals(db, { ...strong, limit: MOST }),
        to_review: await countSignals(db, { book, statuses: OPEN_SIGNALS, strengths: ['moderate'], limit: MOST }),
        ...tasks.counts,
        tasks: tasks.first.map((row) => summariseListed(row, locale, at)),
        news: news.map(viewNews),
        unread: actor.person === undefined ? 0 : await countUnread(db, actor.person, MOST),
      };
    },
  });

async function tasksOf({ db, at, actor, book }: ReadContext, whose: Whose, tomorrow: number) {
  const assignees = assigneesOf(actor.person, whose, await loadTeam(db));
  const accounts = await book('all');
  const open = { status: 'open', assignees, accounts, snoozed: { at, only: false } } as const;
  const count = (more: object) => countTasks(db, { ...open, ...more, limit: MOST });
  return {
    first: await listTaskPage(db, { ...open, limit: TASKS }),
    counts: {
      due_today: await count({ dueFrom: at, dueBefore: tomorrow }),
      overdue: await count({ dueBefore: at }),
      open: await count({}),
    },
  };
}

function viewNews({
  key,
  at,
  account,
  accountName,
  contact,
  name,
  properties,
  health,
}: News): z.output<typeof NewsView> {
  return {
    key,
    at: isoInstant(at),
    account,
    event: name,
    says: shortOf(properties),
    ...(accountName === null ? {} : { account_name: accountName }),
    ...(contact === null ? {} : { contact }),
    ...(health === null ? {} : { health }),
  };
}

type Short = z.output<typeof NewsView>['says'];

/** A reply may be long: only what fits a line. */
function shortOf(properties: JsonObject): Short {
  const fits = (value: Json | undefined): value is string | number | boolean | null =>
    value === null ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= 200);
  const says: Short = {};
  for (const [name, value] of Object.entries(properties)) if (fits(value)) says[name] = value;
  return says;
}
