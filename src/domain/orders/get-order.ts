import { z } from 'zod';
import { notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { findOrder } from './order-store.ts';
import { OrderView, viewOrder } from './order-view.ts';

export const getOrder = defineRead({
  name: 'get-order',
  summary: 'Show an order with what it changed',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, order: z.string().min(1).max(500) }),
  output: OrderView,
  async run({ db, shardOf }, { account, order: id }) {
    const order = await findOrder(db, shardOf(account), account, id);
    if (order !== undefined) return viewOrder(order);
    throw notFound('order-not-found', `Account ${account} has no order ${id}; list-orders shows all.`, {
      account,
      order: id,
    });
  },
});
