import { z } from 'zod';
import { isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { listOrderPage } from './order-list.ts';
import { OrderView, viewOrder } from './order-view.ts';

export const listOrders = defineRead({
  name: 'list-orders',
  summary: 'List orders, newest first',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~.+$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ orders: z.array(OrderView), next: z.string().optional() }),
  async run({ db, shardOf, book }, { account, whose, after, limit }) {
    const cut = after?.indexOf('~') ?? 0;
    const position = after === undefined ? undefined : { createdAt: after.slice(0, cut), id: after.slice(cut + 1) };
    const found = await listOrderPage(db, {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: await book(whose),
      after: position,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      orders: page.map(viewOrder),
      ...(found.length > limit && last !== undefined ? { next: `${isoInstant(last.createdAt)}~${last.id}` } : {}),
    };
  },
});
