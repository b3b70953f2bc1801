import { type Instant, isoInstant } from '#base';
import type { Queryable } from '#platform/db';
import type { Ticket } from './ticket.ts';
import { IS_OPEN, TICKET_COLUMNS, type TicketRow, ticketOf } from './ticket-store.ts';

export interface TicketFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts. */
  readonly book: readonly string[] | undefined;
  readonly priority: string | undefined;
  readonly openOnly: boolean;
  readonly after: TicketPlace | undefined;
  readonly limit: number;
}

/** Where a page ended. */
export interface TicketPlace {
  readonly openedAt: Instant;
  readonly id: string;
  readonly account: string;
}

/** Tickets of all shards, oldest first. */
export async function listTicketPage(db: Queryable, filter: TicketFilter): Promise<readonly Ticket[]> {
  const { account, book, priority, openOnly, after, limit } = filter;
  const rows = await db.query<TicketRow>(
    `select ${TICKET_COLUMNS} from ticket
      where ($1::text is null or (shard = $8 and account = $1))
        and ($9::text[] is null or account = any($9))
        and ($2::text is null or lower(priority) = lower($2))
        and (not $3::boolean or ${IS_OPEN})
        and ($4::timestamptz is null or (opened_at, id, account) > ($4, $5, $6))
      order by opened_at, id, account
      limit $7`,
    [
      account?.id ?? null,
      priority ?? null,
      openOnly,
      after === undefined ? null : isoInstant(after.openedAt),
      after?.id ?? null,
      after?.account ?? null,
      limit,
      account?.shard ?? null,
      book ?? null,
    ],
  );
  return rows.map(ticketOf);
}
