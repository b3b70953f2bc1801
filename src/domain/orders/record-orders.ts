import type { LogEvent, Recorder } from '#engine';
import { readOrder } from './order.ts';
import { insertOrders } from './order-store.ts';

/** Keeps the orders that `order.created` tells of, those of another system too: one statement for any number. */
export const recordOrders: Recorder = {
  events: ['order.created'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const orders = events.flatMap((event) => readOrder(event) ?? []);
    if (orders.length > 0) await insertOrders(tx, shard, orders);
  },
};
