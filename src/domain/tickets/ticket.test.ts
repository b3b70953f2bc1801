import { describe, expect, test } from 'vitest';
import { HOUR, type JsonObject } from '#base';
import type { LogEvent } from '#engine';
import fc from '../../../test/laws.ts';
import { aLogEvent } from '../../../test/operations.ts';
import { foldTicket, isOpen, type Ticket } from './ticket.ts';
import { type AccountTickets, ticketFacts } from './ticket-facts.ts';

const said = (name: string, occurredAt: number, properties: JsonObject = {}): LogEvent =>
  aLogEvent({ account: 'acme', name, occurredAt, properties: { ticket: 't1', ...properties } });
const folded = (events: readonly LogEvent[]): Ticket | undefined =>
  events.reduce<Ticket | undefined>(foldTicket, undefined);

const HISTORY = [
  said('ticket.opened', 1000, { title: 'Late', priority: 'low', region: 'north' }),
  said('ticket.answered', 2000),
  said('ticket.solved', 3000, { hours: 1 }),
  said('ticket.rated', 3000, { score: 2 }),
  said('ticket.reopened', 4000),
  said('ticket.opened', 4500, { title: 'Very late', priority: 'High', escalated: true }),
  said('ticket.answered', 5000),
  said('ticket.solved', 6000),
  said('ticket.rated', 7000, { score: 5 }),
];

describe('a ticket', () => {
  test('is what its events make of it', () => {
    expect(folded(HISTORY)).toEqual({
      account: 'acme',
      id: 't1',
      title: 'Very late',
      priority: 'High',
      escalated: true,
      attributes: {},
      openedAt: 1000,
      describedAt: 4500,
      answeredAt: 2000,
      solvedAt: 6000,
      reopenedAt: 4000,
      score: 5,
      ratedAt: 7000,
    });
  });

  test('does not depend on the order in which its events come in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(HISTORY, { minLength: HISTORY.length }), (events) => {
        expect(folded(events)).toEqual(folded(HISTORY));
      }),
    );
  });

  test('is open until it is solved, and again from when it is taken up again', () => {
    const open = [1, 3, 5, 8].map((count) => {
      const ticket = folded(HISTORY.slice(0, count));
      return ticket !== undefined && isOpen(ticket);
    });
    expect(open).toEqual([true, false, true, false]);
  });

  test('is not made or changed by what names no ticket or rates beyond 1 to 5', () => {
    const opened = folded(HISTORY.slice(0, 1));
    expect(foldTicket(opened, said('ticket.rated', 9000, { score: 0 }))).toBe(opened);
    expect(foldTicket(undefined, said('ticket.rated', 9000, { score: 6 }))).toBeUndefined();
    for (const ticket of [' ', 'x'.repeat(201)]) {
      expect(foldTicket(undefined, said('ticket.opened', 9000, { ticket }))).toBeUndefined();
    }
  });
});

describe('ticket facts', () => {
  const nothing: AccountTickets = ticketFacts.empty('acme');
  const rowAfter = (...events: readonly LogEvent[]): AccountTickets =>
    events.reduce((row, event) => ticketFacts.fold?.(row, event) ?? row, nothing);
  const ask = (row: AccountTickets, fact: string, at = 0) => ticketFacts.facts[fact]?.read(row, at, 'UTC');
  const opened = (ticket: string, properties: JsonObject = {}, at = 1000) =>
    said('ticket.opened', at, { ticket, ...properties });

  test('count open tickets, those of a high level and those escalated', () => {
    const row = rowAfter(
      opened('a', { priority: 'URGENT' }),
      opened('b', { priority: 'high', escalated: true }),
      opened('c', { priority: 'normal' }),
      opened('d', { priority: 'urgent' }),
      said('ticket.solved', 2000, { ticket: 'd' }),
    );
    expect(['open', 'open_high', 'open_escalated'].map((fact) => ask(row, fact)?.value)).toEqual([3, 2, 1]);
  });

  test('are unknown for an account that never had a ticket, and 0 once all are solved', () => {
    expect(ask(nothing, 'open')).toEqual({ value: undefined });
    expect(ask(rowAfter(opened('a'), said('ticket.solved', 2000, { ticket: 'a' })), 'open')).toEqual({ value: 0 });
  });

  test('the oldest open one has waited since its day, and waits a day longer at midnight', () => {
    const row = rowAfter(opened('a', {}, 30 * HOUR), opened('b', {}, 60 * HOUR));
    expect(ask(row, 'oldest_open_days', 95 * HOUR)).toEqual({ value: 2, until: 96 * HOUR });
    expect(ask(nothing, 'oldest_open_days')).toEqual({ value: undefined });
  });
});
