import { type DateText, type Instant, isoInstant } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { Order } from './order.ts';

export interface OrderRow {
  readonly account: string;
  readonly id: string;
  readonly contract: string;
  readonly plan: string;
  readonly previous_plan: string | null;
  readonly plan_limit: number | null;
  readonly previous_plan_limit: number | null;
  readonly arr_minor: number;
  readonly previous_arr_minor: number;
  readonly monthly_price_minor: number;
  readonly currency: string;
  readonly effective_on: DateText;
  readonly option: string | null;
  readonly benefits: readonly string[];
  readonly enrollment: string | null;
  readonly created_at: Instant;
}

export const ORDER_COLUMNS =
  'account, id, contract, plan, previous_plan, plan_limit, previous_plan_limit, arr_minor, previous_arr_minor, ' +
  'monthly_price_minor, currency, effective_on, option, benefits, enrollment, created_at';

/** Keeps orders; one whose id is there already stays as it is, whoever says it again. */
export async function insertOrders(tx: Tx, shard: number, orders: readonly Order[]): Promise<void> {
  await tx.query(
    `insert into account_order (shard, ${ORDER_COLUMNS})
     select $1, ${ORDER_COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id text, contract text, plan text, previous_plan text, plan_limit double precision,
             previous_plan_limit double precision, arr_minor bigint, previous_arr_minor bigint,
             monthly_price_minor bigint, currency text, effective_on date, option text, benefits jsonb,
             enrollment text, created_at timestamptz(3))
         on conflict do nothing`,
    [shard, JSON.stringify(orders.map(rowOf))],
  );
}

/** The orders of accounts, by account; accounts without any are left out. */
export async function loadOrders(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<Map<string, readonly Order[]>> {
  const rows = await db.query<OrderRow>(
    `select ${ORDER_COLUMNS} from account_order where shard = $1 and account = any($2::text[])
      order by account, created_at, id`,
    [shard, [...accounts]],
  );
  const byAccount = new Map<string, Order[]>();
  for (const row of rows) byAccount.set(row.account, [...(byAccount.get(row.account) ?? []), orderOf(row)]);
  return byAccount;
}

export async function findOrder(db: Queryable, shard: number, account: string, id: string): Promise<Order | undefined> {
  const [row] = await db.query<OrderRow>(
    `select ${ORDER_COLUMNS} from account_order where shard = $1 and account = $2 and id = $3`,
    [shard, account, id],
  );
  return row === undefined ? undefined : orderOf(row);
}

function rowOf(order: Order): object {
  return {
    account: order.account,
    id: order.id,
    contract: order.contract,
    plan: order.plan,
    previous_plan: order.previousPlan ?? null,
    plan_limit: order.planLimit ?? null,
    previous_plan_limit: order.previousPlanLimit ?? null,
    arr_minor: order.arrMinor,
    previous_arr_minor: order.previousArrMinor,
    monthly_price_minor: order.monthlyPriceMinor,
    currency: order.currency,
    effective_on: order.effectiveOn,
    option: order.option ?? null,
    benefits: order.benefits,
    enrollment: order.enrollment ?? null,
    created_at: isoInstant(order.createdAt),
  };
}

export function orderOf(row: OrderRow): Order {
  return {
    account: row.account,
    id: row.id,
    contract: row.contract,
    plan: row.plan,
    ...(row.previous_plan === null ? {} : { previousPlan: row.previous_plan }),
    ...(row.plan_limit === null ? {} : { planLimit: row.plan_limit }),
    ...(row.previous_plan_limit === null ? {} : { previousPlanLimit: row.previous_plan_limit }),
    arrMinor: row.arr_minor,
    previousArrMinor: row.previous_arr_minor,
    monthlyPriceMinor: row.monthly_price_minor,
    currency: row.currency,
    effectiveOn: row.effective_on,
    ...(row.option === null ? {} : { option: row.option }),
    benefits: row.benefits,
    ...(row.enrollment === null ? {} : { enrollment: row.enrollment }),
    createdAt: row.created_at,
  };
}
