import { createOrder } from './create-order.ts';
import { createOrders } from './create-orders.ts';
import { getOrder } from './get-order.ts';
import { listOrders } from './list-orders.ts';
import { orderFacts } from './order-facts.ts';
import { orderActions, orderEvents } from './order-schemas.ts';
import { recordOrders } from './record-orders.ts';

export { orderOutcome } from './create-orders.ts';
export type { OrderSources } from './decide-order.ts';

export const orders = {
  operations: [createOrder, getOrder, listOrders],
  relations: [orderFacts],
  recorders: [recordOrders],
  effects: [createOrders],
  events: orderEvents,
  actions: orderActions,
};
