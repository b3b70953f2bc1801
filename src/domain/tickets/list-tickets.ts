import { z } from 'zod';
import { invalid } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { listTicketPage, type TicketPlace } from './ticket-list.ts';
import { TicketView, viewTicket } from './ticket-view.ts';

export const listTickets = defineRead({
  name: 'list-tickets',
  summary: 'List tickets, oldest first',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    priority: z.string().min(1).optional(),
    open: z.stringbool().or(z.boolean()).default(false).describe('only those not solved'),
    after: z.string().min(1).optional().describe('the `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ tickets: z.array(TicketView), next: z.string().optional() }),
  async run({ db, shardOf, book }, { account, whose, priority, open, after, limit }) {
    const place = after === undefined ? undefined : readPlace(after);
    const found = await listTicketPage(db, {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: await book(whose),
      priority,
      openOnly: open,
      after: place,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      tickets: page.map(viewTicket),
      ...(found.length > limit && last !== undefined ? { next: placeText(last) } : {}),
    };
  },
});

/** Ids are a desk's own and hold any character. */
const Place = z.tuple([z.number().int(), z.string(), z.string()]);

const placeText = ({ openedAt, id, account }: TicketPlace): string =>
  Buffer.from(JSON.stringify([openedAt, id, account])).toString('base64url');

function readPlace(after: string): TicketPlace {
  try {
    const [openedAt, id, account] = Place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return { openedAt, id, account };
  } catch (error) {
    throw invalid('bad-page', '`after` must be the `next` of the page before, unchanged.', {}, error);
  }
}
