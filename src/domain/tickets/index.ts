import { getTicket } from './get-ticket.ts';
import { listTickets } from './list-tickets.ts';
import { recordTicket } from './record-ticket.ts';
import { recordTickets } from './record-tickets.ts';
import { ticketEvents } from './ticket-events.ts';
import { ticketFacts } from './ticket-facts.ts';

/** What customers ask of a help desk. */
export const tickets = {
  operations: [getTicket, listTickets, recordTicket],
  relations: [ticketFacts],
  recorders: [recordTickets],
  effects: [],
  events: ticketEvents,
  actions: {},
};
