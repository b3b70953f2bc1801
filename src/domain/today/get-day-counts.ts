import { z } from 'zod';
import { dayOf, startOfDay } from '#base';
import { countSignals } from '#domain/signals';
import { assigneesOf, countTasks } from '#domain/tasks';
import { loadTeam } from '#domain/team';
import { workspaceZone } from '#engine';
import { defineRead, listed } from '#platform/operations';
import { countUnread } from './book-list.ts';

/** More are shown as that many and a plus. */
const MOST = 100;

/** The numbers beside the screens' names. */
export const getDayCounts = defineRead({
  name: 'get-day-counts',
  summary: 'Count what waits for me: strong signals, tasks due by tonight, notifications not read',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({ signals: z.number(), tasks: z.number(), unread: z.number() }).describe('each at most 100'),
  async run({ db, at, actor, book, shardOf }) {
    const mine = (await book('mine'))?.map((account) => ({ shard: shardOf(account), account }));
    const zone = await workspaceZone(db);
    const tonight = startOfDay(dayOf(at, zone) + 1, zone);
    return {
      signals: await countSignals(db, { book: mine, statuses: ['raised'], strengths: ['strong'], limit: MOST }),
      tasks: await countTasks(db, {
        status: 'open',
        assignees: assigneesOf(actor.person, 'mine', await loadTeam(db)),
        dueBefore: tonight,
        snoozed: { at, only: false },
        limit: MOST,
      }),
      unread: actor.person === undefined ? 0 : await countUnread(db, actor.person, MOST),
    };
  },
});
