import { minorPerMajor } from '#domain/contracts';
import type { FactDefinition, FactRelation } from '#engine';
import type { Value } from '#pure/expression';
import { type Order, readOrder } from './order.ts';
import { loadOrders } from './order-store.ts';

/** All orders of one account. */
export interface AccountOrders {
  readonly orders: readonly Order[];
}

/** The newest: by creation, then by id. */
function newestOf(orders: readonly Order[]): Order | undefined {
  let newest: Order | undefined;
  for (const order of orders) {
    const isNewer =
      newest === undefined ||
      order.createdAt > newest.createdAt ||
      (order.createdAt === newest.createdAt && order.id > newest.id);
    if (isNewer) newest = order;
  }
  return newest;
}

/** A fact of the newest order. */
const fact = (
  definition: Pick<FactDefinition<AccountOrders>, 'type' | 'meaning'>,
  value: (order: Order) => Value | undefined,
): FactDefinition<AccountOrders> => ({
  ...definition,
  read({ orders }) {
    const newest = newestOf(orders);
    return { value: newest && value(newest) };
  },
});

const money = (meaning: string, minor: (order: Order) => number): FactDefinition<AccountOrders> =>
  fact({ type: 'number', meaning }, (order) => minor(order) / minorPerMajor(order.currency));

/** What expressions may ask of an account's newest order. */
export const orderFacts: FactRelation<AccountOrders> = {
  subject: 'order',
  facts: {
    plan: fact({ type: 'text', meaning: 'Plan of the newest order' }, (order) => order.plan),
    previous_plan: fact({ type: 'text', meaning: 'Plan before it' }, (order) => order.previousPlan),
    plan_limit: fact({ type: 'number', meaning: 'Limit of its plan' }, (order) => order.planLimit),
    arr: money('Its yearly total in major units', (order) => order.arrMinor),
    previous_arr: money('Yearly total before it; 0 without a contract', (order) => order.previousArrMinor),
    additional_arr: money('What it adds to the yearly total', (order) => order.arrMinor - order.previousArrMinor),
    monthly_price: money('What a month costs', (order) => order.monthlyPriceMinor),
    currency: fact({ type: 'text', meaning: 'Its currency' }, (order) => order.currency),
    effective_on: fact({ type: 'date', meaning: 'First day of the new plan' }, (order) => order.effectiveOn),
    benefits: fact({ type: 'list(text)', meaning: 'What the new plan brings' }, (order) => order.benefits),
  },
  empty: () => ({ orders: [] }),
  async load(db, shard, accounts) {
    const byAccount = await loadOrders(db, shard, accounts);
    return new Map([...byAccount].map(([account, orders]) => [account, { orders }]));
  },
  fold(row, event) {
    const order = event.name === 'order.created' ? readOrder(event) : undefined;
    if (order === undefined || row.orders.some(({ id }) => id === order.id)) return row;
    return { orders: [...row.orders, order] };
  },
};
