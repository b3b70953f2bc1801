import type { Queryable } from '#platform/db';
import type { Order } from './order.ts';
import { ORDER_COLUMNS, type OrderRow, orderOf } from './order-store.ts';

export interface OrderFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts; undefined: of all. */
  readonly book: readonly string[] | undefined;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Orders of all shards, newest first. */
export async function listOrderPage(
  db: Queryable,
  { account, book, after, limit }: OrderFilter,
): Promise<readonly Order[]> {
  const rows = await db.query<OrderRow>(
    `select ${ORDER_COLUMNS} from account_order
      where ($1::text is null or (shard = $5 and account = $1))
        and ($2::timestamptz is null or (created_at, id) < ($2, $3::text))
        and ($6::text[] is null or account = any($6))
      order by created_at desc, id desc
      limit $4`,
    [account?.id ?? null, after?.createdAt ?? null, after?.id ?? null, limit, account?.shard ?? null, book ?? null],
  );
  return rows.map(orderOf);
}
