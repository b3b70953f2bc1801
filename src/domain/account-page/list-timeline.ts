import { z } from 'zod';
import { dayNumber, startOfDay } from '#base';
import { AccountId } from '#domain/accounts';
import { workspaceZone } from '#engine';
import { defineRead, ofAccounts } from '#platform/operations';
import { EVENT_KINDS } from './event-kinds.ts';
import { EventView, viewEvent } from './event-view.ts';
import { placeText, readPlace } from './place.ts';
import { listTimelinePage } from './timeline-page-list.ts';

export const listTimeline = defineRead({
  name: 'list-timeline',
  summary: 'What happened to an account, newest first, by kind, text, contact and days',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    kinds: z.array(z.enum(EVENT_KINDS)).min(1).max(EVENT_KINDS.length).optional(),
    text: z.string().trim().min(1).max(200).optional(),
    contact: z.string().min(1).max(500).optional(),
    from: z.iso.date().optional().describe('first day, in the workspace’s zone'),
    to: z.iso.date().optional().describe('last day'),
    after: z.string().max(100).optional().describe('the `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(60),
  }),
  output: z.object({
    events: z.array(EventView),
    next: z.string().optional().describe('there may be more: a page that is filtered can be empty and go on'),
  }),
  async run({ db, shardOf }, { account, from, to, after, ...filter }) {
    const zone = await workspaceZone(db);
    const { rows, end } = await listTimelinePage(db, shardOf(account), account, {
      kinds: filter.kinds,
      text: filter.text,
      contact: filter.contact,
      from: from === undefined ? undefined : startOfDay(dayNumber(from), zone),
      to: to === undefined ? undefined : startOfDay(dayNumber(to) + 1, zone),
      after: readPlace(after),
      limit: filter.limit,
    });
    return { events: rows.map(viewEvent), ...(end === undefined ? {} : { next: placeText(end) }) };
  },
});
