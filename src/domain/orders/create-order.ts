import { z } from 'zod';
import { idOf, invalid, type JsonObject } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { loadOrderSources } from './create-orders.ts';
import { decideOrder } from './decide-order.ts';
import { OrderView, viewOrder } from './order-view.ts';

const Name = z.string().trim().min(1).max(200);
const Amount = z.coerce.number().min(0).max(1e12);

/** Orders a plan by hand, as `order.create` does; in force once the tick has recorded its events. */
export const createOrder = defineWrite({
  name: 'create-order',
  summary: 'Order a plan for an account: its contract then has the new plan and yearly total',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    plan: Name.describe('name of the new plan'),
    arr: Amount.describe('new yearly total in major units of the contract’s currency'),
    plan_limit: z.coerce.number().min(0).optional(),
    monthly_price: Amount.optional().describe('a twelfth of arr unless said'),
    effective_on: z.iso.date().optional().describe('first day of the new plan; today unless said'),
    option: Name.optional().describe('the option of the proposal that was chosen'),
    benefits: z.array(Name).optional().describe('what the new plan brings'),
    enrollment: z.uuid().optional().describe('the journey run that it belongs to'),
  }),
  output: OrderView,
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, enrollment, ...said }) {
    const sources = (await loadOrderSources(tx, shardOf(account), [account]))(account, at);
    const payload = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as JsonObject;
    const id = idOf('order', account, at, JSON.stringify(payload));
    const decided = decideOrder(
      { id, account, at, payload, ...(enrollment === undefined ? {} : { enrollment }) },
      sources,
    );
    if (!decided.ok) throw invalid(decided.reason, decided.message, { account, effective_on: said.effective_on });
    for (const { name, properties } of decided.events) emit({ account, name, properties, id: `${id} ${name}` });
    const order = viewOrder(decided.order);
    const { contract, plan, arr, currency, effective_on } = order;
    const before = {
      contract,
      currency,
      plan: order.previous_plan ?? null,
      arr: order.previous_arr,
      plan_limit: order.previous_plan_limit ?? null,
    };
    const plan_limit = order.plan_limit ?? before.plan_limit;
    changed(before, { contract, currency, plan, arr, plan_limit, effective_on });
    return order;
  },
});
