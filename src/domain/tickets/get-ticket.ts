import { z } from 'zod';
import { notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { loadTickets } from './ticket-store.ts';
import { TicketView, viewTicket } from './ticket-view.ts';

export const getTicket = defineRead({
  name: 'get-ticket',
  summary: 'Show a ticket as it stands',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, ticket: z.string().min(1).max(200) }),
  output: TicketView,
  async run({ db, shardOf }, { account, ticket: id }) {
    const [ticket] = await loadTickets(db, shardOf(account), [{ account, id }]);
    if (ticket !== undefined) return viewTicket(ticket);
    throw notFound('ticket-not-found', `Account ${account} has no ticket ${id}; list-tickets shows all.`, {
      account,
      ticket: id,
    });
  },
});
