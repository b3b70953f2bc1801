import { dayOf, startOfDay } from '#base';
import type { FactDefinition, FactRelation, LogEvent } from '#engine';
import { foldTicket, isHigh, isOpen, type Ticket, ticketIn } from './ticket.ts';
import { loadStandingTickets } from './ticket-store.ts';

/** The open tickets of one account and its newest; none: it never had any. */
export interface AccountTickets {
  readonly tickets: readonly Ticket[];
}

/** How many open tickets hold; unknown for an account that never had any: silence of a desk is not a zero. */
const countOf = (meaning: string, holds: (ticket: Ticket) => boolean): FactDefinition<AccountTickets> => ({
  type: 'number',
  meaning: `${meaning}; unknown while the account never had a ticket`,
  read: ({ tickets }) => ({
    value: tickets.length === 0 ? undefined : tickets.filter((ticket) => isOpen(ticket) && holds(ticket)).length,
  }),
});

/** What expressions may ask of an account's tickets. */
export const ticketFacts: FactRelation<AccountTickets> = {
  subject: 'tickets',
  facts: {
    open: countOf('Tickets that are not solved', () => true),
    open_high: countOf('Open tickets of high or urgent priority', isHigh),
    open_escalated: countOf('Open tickets that were escalated', ({ escalated }) => escalated),
    oldest_open_days: {
      type: 'number',
      unit: 'days',
      meaning: 'Days for which the oldest open ticket has waited; unknown without an open one',
      read({ tickets }, at, zone) {
        const open = tickets.filter(isOpen);
        if (open.length === 0) return { value: undefined };
        const today = dayOf(at, zone);
        const oldest = Math.min(...open.map(({ openedAt }) => openedAt));
        return { value: today - dayOf(oldest, zone), until: startOfDay(today + 1, zone) };
      },
    },
  },
  empty: () => ({ tickets: [] }),
  async load(db, shard, accounts, events = []) {
    const which = events.flatMap((event) => {
      const id = event.name.startsWith('ticket.') ? ticketIn(event) : undefined;
      return id === undefined ? [] : [{ account: event.account, id }];
    });
    const byAccount = new Map<string, Ticket[]>();
    for (const ticket of await loadStandingTickets(db, shard, accounts, which)) {
      const known = byAccount.get(ticket.account);
      if (known === undefined) byAccount.set(ticket.account, [ticket]);
      else known.push(ticket);
    }
    return new Map([...byAccount].map(([account, tickets]) => [account, { tickets }]));
  },
  fold: foldTickets,
};

function foldTickets(row: AccountTickets, event: LogEvent): AccountTickets {
  if (!event.name.startsWith('ticket.')) return row;
  const id = ticketIn(event);
  const before = row.tickets.find((ticket) => ticket.id === id);
  const after = foldTicket(before, event);
  if (after === undefined || after === before) return row;
  return { tickets: [...row.tickets.filter((ticket) => ticket !== before), after] };
}
