import { type Instant, isoInstant, type Json, type JsonObject } from '#base';
import type { Queryable, Tx } from '#platform/db';
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

export async function storeTickets(tx: Tx, shard: number, tickets: readonly Ticket[]): Promise<void> {
  await tx.query(
    `insert into ticket (shard, ${TICKET_COLUMNS})
     select $1, ${TICKET_COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id text, title text, kind text, priority text, contact text, escalated boolean,
             attributes jsonb, opened_at timestamptz(3), described_at timestamptz(3), answered_at timestamptz(3),
             solved_at timestamptz(3), reopened_at timestamptz(3), score double precision, rated_at timestamptz(3))
         on conflict (shard, account, id) do update
        set title = excluded.title, kind = excluded.kind, priority = excluded.priority, contact = excluded.contact,
            escalated = excluded.escalated, attributes = excluded.attributes, opened_at = excluded.opened_at,
            described_at = excluded.described_at, answered_at = excluded.answered_at, solved_at = excluded.solved_at,
            reopened_at = excluded.reopened_at, score = excluded.score, rated_at = excluded.rated_at`,
    [shard, JSON.stringify(tickets.map(rowOf))],
  );
}

function rowOf(ticket: Ticket): Record<keyof TicketRow, Json> {
  const instant = (at: Instant | undefined): string | null => (at === undefined ? null : isoInstant(at));
  return {
    account: ticket.account,
    id: ticket.id,
    title: ticket.title ?? null,
    kind: ticket.kind ?? null,
    priority: ticket.priority ?? null,
    contact: ticket.contact ?? null,
    escalated: ticket.escalated,
    attributes: ticket.attributes,
    opened_at: isoInstant(ticket.openedAt),
    described_at: instant(ticket.describedAt),
    answered_at: instant(ticket.answeredAt),
    solved_at: instant(ticket.solvedAt),
    reopened_at: instant(ticket.reopenedAt),
    score: ticket.score ?? null,
    rated_at: instant(ticket.ratedAt),
  };
}

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
