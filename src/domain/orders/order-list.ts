import type { Queryable } from '#platform/db';
import type { Order } from './order.ts';
import { ORDER_COLUMNS, type OrderRow, orderOf } from './order-store.ts';

export interface OrderFilter {
  readonly account: string | undefined;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Orders of all shards, newest first. */
export async function listOrderPage(db: Queryable, { account, after, limit }: OrderFilter): Promise<readonly Order[]> {
  const rows = await db.query<OrderRow>(
    `select ${ORDER_COLUMNS} from account_order
      where ($1::text is null or account = $1)
        and ($2::timestamptz is null or (created_at, id) < ($2, $3::text))
      order by created_at desc, id desc
      limit $4`,
    [account ?? null, after?.createdAt ?? null, after?.id ?? null, limit],
  );
  return rows.map(orderOf);
}
