import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { getTicket } from './get-ticket.ts';
import { listTickets } from './list-tickets.ts';
import { recordTicket } from './record-ticket.ts';
import { recordTickets } from './record-tickets.ts';
import { ticketFacts } from './ticket-facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const NOON = Date.UTC(2026, 2, 2, 12);
const said = (account: string, name: string, occurredAt: number, properties: JsonObject): LogEvent =>
  aLogEvent({ account, name: `ticket.${name}`, occurredAt, contact: 'ann', properties });
const store = (account: string, events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recordTickets.runMany(tx, shardOf(account), events));

describe('tickets', () => {
  const events = [
    said('acme', 'opened', NOON, { ticket: 'a', title: 'Late', priority: 'high', region: 'north' }),
    said('acme', 'opened', NOON - 5000, { ticket: 'b', title: 'Lost' }),
    said('acme', 'solved', NOON + 5400_000, { ticket: 'b' }),
    said('acme', 'rated', NOON + 5400_000, { ticket: 'b', score: 4 }),
    said('acme', 'opened', NOON - 9000, { ticket: 'c', title: 'Old' }),
    said('acme', 'solved', NOON - 8000, { ticket: 'c' }),
  ];

  test('are stored as the fold leaves them, wherever the batches are cut', async () => {
    await store('acme', events.slice(0, 3));
    await store('acme', events.slice(3));
    const stored = await database.db.transaction((tx) =>
      ticketFacts.load(tx, shardOf('acme'), ['acme', 'gone'], events),
    );
    const row = events.reduce(
      (before, event) => ticketFacts.fold?.(before, event) ?? before,
      ticketFacts.empty('acme'),
    );
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
    expect([...(stored.get('acme')?.tickets ?? [])].sort(byId)).toEqual([...row.tickets].sort(byId));
    expect([...stored.keys()]).toEqual(['acme']);
  });

  test('that are solved are not loaded for facts, but one is, so that the account is known to have had some', async () => {
    await store('done', [
      said('done', 'opened', NOON - 3000, { ticket: 'x' }),
      said('done', 'solved', NOON - 2000, { ticket: 'x' }),
      said('done', 'opened', NOON - 1000, { ticket: 'y' }),
      said('done', 'solved', NOON, { ticket: 'y' }),
    ]);
    const stored = await database.db.transaction((tx) => ticketFacts.load(tx, shardOf('done'), ['done']));
    expect(stored.get('done')?.tickets.map(({ id }) => id)).toEqual(['y']);
  });

  test('are listed oldest first over all accounts, a page at a time', async () => {
    const { run } = testOperations(database.db, NOON);
    const first = await run(listTickets, { limit: 3 });
    expect(first.tickets.map(({ ticket }) => ticket)).toEqual(['c', 'b', 'x']);
    const second = await run(listTickets, { limit: 3, after: first.next });
    expect(second.tickets.map(({ ticket }) => ticket)).toEqual(['y', 'a']);
    expect(second.next).toBeUndefined();
    expect((await run(listTickets, { open: true, priority: 'HIGH' })).tickets).toEqual([
      {
        account: 'acme',
        ticket: 'a',
        title: 'Late',
        priority: 'high',
        contact: 'ann',
        open: true,
        escalated: false,
        opened_at: '2026-03-02T12:00:00.000Z',
        attributes: { region: 'north' },
      },
    ]);
    await expect(run(listTickets, { after: 'x' })).rejects.toMatchObject({ reason: 'bad-page' });
  });

  test('one is shown with how long it took and how content the customer was', async () => {
    const { run } = testOperations(database.db, NOON);
    expect(await run(getTicket, { account: 'acme', ticket: 'b' })).toMatchObject({
      open: false,
      hours_to_solve: 1.5,
      score: 4,
    });
    await expect(run(getTicket, { account: 'acme', ticket: 'none' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('recording a ticket by hand', () => {
  test('a new one is opened, and what is said of its end follows', async () => {
    const { run, emitted } = testOperations(database.db, NOON);
    const opened = '2026-03-02T09:00:00Z';
    const solved = '2026-03-02T10:30:00Z';
    await run(recordTicket, { account: 'acme', ticket: 'n', title: 'New', opened, solved, score: '3' });
    expect(emitted.map(({ name, occurredAt, properties }) => [name, occurredAt, properties])).toEqual([
      ['ticket.opened', Date.parse(opened), { ticket: 'n', title: 'New' }],
      ['ticket.solved', Date.parse(solved), { ticket: 'n', hours: 1.5 }],
      ['ticket.rated', Date.parse(solved), { ticket: 'n', score: 3 }],
    ]);
  });

  test('of a known one what is not said stays', async () => {
    const { run, emitted } = testOperations(database.db, NOON + 1000);
    await run(recordTicket, { account: 'acme', ticket: 'a', priority: 'low' });
    expect(emitted).toMatchObject([
      {
        name: 'ticket.opened',
        occurredAt: NOON + 1000,
        properties: { ticket: 'a', title: 'Late', priority: 'low', region: 'north' },
      },
    ]);
    await run(recordTicket, { account: 'acme', ticket: 'a', solved: '2026-03-02T13:00:00Z' });
    expect(emitted.map(({ name }) => name)).toEqual(['ticket.opened', 'ticket.solved']);
  });

  test('nothing is solved before it was opened', async () => {
    const { run } = testOperations(database.db, NOON);
    await expect(
      run(recordTicket, { account: 'acme', ticket: 'a', solved: '2026-03-02T11:00:00Z' }),
    ).rejects.toMatchObject({ reason: 'solved-before-opened' });
  });
});
