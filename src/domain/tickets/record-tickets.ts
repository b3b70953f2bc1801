import type { LogEvent, Recorder } from '#engine';
import { foldTicket, type Ticket, ticketIn } from './ticket.ts';
import { ticketEvents } from './ticket-events.ts';
import { loadTickets, storeTickets } from './ticket-store.ts';

/** Keeps tickets as their events leave them: two statements for any number of events. */
export const recordTickets: Recorder = {
  events: Object.keys(ticketEvents),
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const mentioned = new Map<string, { account: string; id: string }>();
    for (const event of events) {
      const id = ticketIn(event);
      if (id !== undefined) mentioned.set(keyOf(event.account, id), { account: event.account, id });
    }
    if (mentioned.size === 0) return;
    const stored = await loadTickets(tx, shard, [...mentioned.values()]);
    const tickets = new Map(stored.map((ticket) => [keyOf(ticket.account, ticket.id), ticket]));
    const touched = new Map<string, Ticket>();
    for (const event of events) {
      const key = keyOf(event.account, ticketIn(event) ?? '');
      const before = tickets.get(key);
      const after = foldTicket(before, event);
      if (after === undefined || after === before) continue;
      tickets.set(key, after);
      touched.set(key, after);
    }
    if (touched.size > 0) await storeTickets(tx, shard, [...touched.values()]);
  },
};

const keyOf = (account: string, id: string): string => JSON.stringify([account, id]);
