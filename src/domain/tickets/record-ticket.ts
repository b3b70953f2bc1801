import { z } from 'zod';
import { HOUR, type Instant, invalid, isoInstant, type JsonObject, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite, type OperationEvent } from '#platform/operations';
import { descriptionOf, type Ticket } from './ticket.ts';
import { loadTickets } from './ticket-store.ts';

const InstantText = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, 'An instant with a zone, such as 2026-03-02T09:00:00Z.');
const Text = z.string().trim().min(1).max(500);

/** Records a ticket of a desk that has no connector: what is said of it becomes its events. */
export const recordTicket = defineWrite({
  name: 'record-ticket',
  summary: 'Record a ticket: that it was opened, solved or rated',
  access: 'record',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    ticket: z.string().trim().min(1).max(200).describe('its id at the desk'),
    title: Text.optional(),
    kind: Text.optional().describe('such as question or incident'),
    priority: Text.optional().describe('such as low, normal, high, urgent'),
    escalated: z.stringbool().or(z.boolean()).optional(),
    contact: z.string().min(1).max(200).optional(),
    opened: InstantText.optional().describe('now unless said, for a ticket that is not known yet'),
    solved: InstantText.optional(),
    score: z.coerce.number().min(1).max(5).optional().describe('how content the customer was'),
  }),
  output: z.object({ account: z.string(), ticket: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, ticket: id, contact, opened, solved, score, ...said }) {
    const [known] = await loadTickets(tx, shardOf(account), [{ account, id }]);
    const openedAt = instantOf(opened) ?? known?.openedAt ?? instantOf(solved) ?? at;
    const solvedAt = instantOf(solved);
    if (solvedAt !== undefined && solvedAt < openedAt) {
      throw invalid('solved-before-opened', 'A ticket cannot be solved before it was opened; correct one of the two.', {
        opened: openedAt,
        solved: solvedAt,
      });
    }
    const tell = (name: string, occurredAt: Instant, properties: JsonObject): void => {
      const event: OperationEvent = { account, name, occurredAt, properties: { ticket: id, ...properties } };
      emit(contact === undefined ? event : { ...event, contact });
    };
    const description = described(said);
    if (known === undefined || opened !== undefined || Object.keys(description).length > 0) {
      // A description replaces the one before it whole; what is not said here stays.
      const whole = { ...(known === undefined ? {} : descriptionOf(known)), ...description };
      tell('ticket.opened', known === undefined ? openedAt : at, whole);
      if (known !== undefined && openedAt < known.openedAt) tell('ticket.opened', openedAt, whole);
    }
    if (solvedAt !== undefined) {
      tell('ticket.solved', solvedAt, { hours: Math.round(((solvedAt - openedAt) / HOUR) * 100) / 100 });
    }
    if (score !== undefined) tell('ticket.rated', solvedAt ?? at, { score });
    changed(known === undefined ? null : toldTicket(known), {
      ...(known === undefined ? {} : toldTicket(known)),
      ...description,
      opened: isoInstant(Math.min(openedAt, known?.openedAt ?? openedAt)),
      ...(solvedAt === undefined ? {} : { solved: isoInstant(solvedAt) }),
      ...(score === undefined ? {} : { score }),
    });
    return { account, ticket: id };
  },
});

const toldTicket = (ticket: Ticket) => ({
  ...descriptionOf(ticket),
  opened: isoInstant(ticket.openedAt),
  solved: ticket.solvedAt === undefined ? undefined : isoInstant(ticket.solvedAt),
  score: ticket.score,
});

const instantOf = (text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : parseInstant(text);

type Said = { readonly [Name in 'title' | 'kind' | 'priority' | 'escalated']?: string | boolean | undefined };

function described({ title, kind, priority, escalated }: Said): JsonObject {
  return {
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(escalated === undefined ? {} : { escalated }),
  };
}
