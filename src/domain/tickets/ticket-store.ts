import type { Instant, JsonObject } from '#base';
import { column, manyRows, type Queryable } from '#platform/db';
import type { Ticket } from './ticket.ts';

export interface TicketRow {
  readonly account: string;
  readonly id: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly priority: string | null;
  readonly contact: string | null;
  readonly escalated: boolean;
  readonly attributes: JsonObject;
  readonly opened_at: Instant;
  readonly described_at: Instant | null;
  readonly answered_at: Instant | null;
  readonly solved_at: Instant | null;
  readonly reopened_at: Instant | null;
  readonly score: number | null;
  readonly rated_at: Instant | null;
}

export const TICKET_COLUMNS =
  'account, id, title, kind, priority, contact, escalated, attributes, opened_at, described_at, answered_at, ' +
  'solved_at, reopened_at, score, rated_at';

/** Where somebody still waits for help; as `isOpen` says. */
export const IS_OPEN = '(solved_at is null or coalesce(reopened_at > solved_at, false))';

interface Mentioned {
  readonly account: string;
  readonly id: string;
}

const mentioned = (which: readonly Mentioned[]): [string[], string[]] => [
  which.map(({ account }) => account),
  which.map(({ id }) => id),
];

export async function loadTickets(
  db: Queryable,
  shard: number,
  which: readonly Mentioned[],
): Promise<readonly Ticket[]> {
  const rows = await db.query<TicketRow>(
    `select ${TICKET_COLUMNS} from ticket
      where shard = $1 and (account, id) in (select * from unnest($2::text[], $3::text[]))`,
    [shard, ...mentioned(which)],
  );
  return rows.map(ticketOf);
}

/** Of accounts the tickets that are open, the newest one, and those of `which`. */
export async function loadStandingTickets(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
  which: readonly Mentioned[],
): Promise<readonly Ticket[]> {
  const rows = await db.query<TicketRow>(
    `select ${TICKET_COLUMNS}
       from (select ${TICKET_COLUMNS}, row_number() over (partition by account order by opened_at desc, id) as place
               from ticket where shard = $1 and account = any($2::text[])) as known
      where ${IS_OPEN} or place = 1 or (account, id) in (select * from unnest($3::text[], $4::text[]))`,
    [shard, [...accounts], ...mentioned(which)],
  );
  return rows.map(ticketOf);
}

/** Adds tickets, or what they are now. */
export const storeTickets = manyRows<Ticket>(
  {
    account: column.text((ticket) => ticket.account),
    id: column.text((ticket) => ticket.id),
    title: column.text((ticket) => ticket.title),
    kind: column.text((ticket) => ticket.kind),
    priority: column.text((ticket) => ticket.priority),
    contact: column.text((ticket) => ticket.contact),
    escalated: column.flag((ticket) => ticket.escalated),
    attributes: column.json((ticket) => ticket.attributes),
    opened_at: column.instant((ticket) => ticket.openedAt),
    described_at: column.instant((ticket) => ticket.describedAt),
    answered_at: column.instant((ticket) => ticket.answeredAt),
    solved_at: column.instant((ticket) => ticket.solvedAt),
    reopened_at: column.instant((ticket) => ticket.reopenedAt),
    score: column.number((ticket) => ticket.score),
    rated_at: column.instant((ticket) => ticket.ratedAt),
  },
  (rows) =>
    `insert into ticket (shard, ${TICKET_COLUMNS})
     select $1, ${TICKET_COLUMNS.replace('attributes', 'attributes::jsonb')} from ${rows}
         on conflict (shard, account, id) do update
        set title = excluded.title, kind = excluded.kind, priority = excluded.priority, contact = excluded.contact,
            escalated = excluded.escalated, attributes = excluded.attributes, opened_at = excluded.opened_at,
            described_at = excluded.described_at, answered_at = excluded.answered_at, solved_at = excluded.solved_at,
            reopened_at = excluded.reopened_at, score = excluded.score, rated_at = excluded.rated_at`,
);

export function ticketOf(row: TicketRow): Ticket {
  return {
    account: row.account,
    id: row.id,
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.priority === null ? {} : { priority: row.priority }),
    ...(row.contact === null ? {} : { contact: row.contact }),
    escalated: row.escalated,
    attributes: row.attributes,
    openedAt: row.opened_at,
    ...(row.described_at === null ? {} : { describedAt: row.described_at }),
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    ...(row.solved_at === null ? {} : { solvedAt: row.solved_at }),
    ...(row.reopened_at === null ? {} : { reopenedAt: row.reopened_at }),
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.rated_at === null ? {} : { ratedAt: row.rated_at }),
  };
}
