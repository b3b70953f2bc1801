import type { Instant, Json, JsonObject } from '#base';
import type { LogEvent } from '#engine';

/** A customer's question or trouble at a help desk, as its events leave it. */
export interface Ticket {
  readonly account: string;
  /** The desk's own id. */
  readonly id: string;
  readonly title?: string;
  readonly kind?: string;
  readonly priority?: string;
  readonly contact?: string;
  readonly escalated: boolean;
  readonly attributes: JsonObject;
  /** The earliest that anything is known of it. */
  readonly openedAt: Instant;
  /** When title, kind, priority and the rest were said last. */
  readonly describedAt?: Instant;
  /** First answer of the desk. */
  readonly answeredAt?: Instant;
  readonly solvedAt?: Instant;
  readonly reopenedAt?: Instant;
  /** 1 to 5. */
  readonly score?: number;
  readonly ratedAt?: Instant;
}

/** Whether somebody still waits for help. */
export function isOpen({ solvedAt, reopenedAt }: Pick<Ticket, 'solvedAt' | 'reopenedAt'>): boolean {
  return solvedAt === undefined || (reopenedAt !== undefined && reopenedAt > solvedAt);
}

/** Desks call their upper levels differently; each of these is to be seen to first. */
const HIGH_PRIORITIES: readonly string[] = ['high', 'urgent', 'critical', 'p1', 'p2'];

export const isHigh = ({ priority }: Pick<Ticket, 'priority'>): boolean =>
  priority !== undefined && HIGH_PRIORITIES.includes(priority.toLowerCase());

/** As doors take it; what is longer fits no index, and would fail the whole batch. */
const LONGEST_ID = 200;

/** The ticket of which an event speaks; undefined for none. */
export function ticketIn({ properties }: Pick<LogEvent, 'properties'>): string | undefined {
  const id = text(properties.ticket);
  return id === undefined || id.length > LONGEST_ID ? undefined : id;
}

/**
 * The ticket after an event; undefined while there is none. The order in which events come in does not matter: each
 * instant is kept for itself, of descriptions and ratings the latest holds.
 */
export function foldTicket(before: Ticket | undefined, event: LogEvent): Ticket | undefined {
  const id = ticketIn(event);
  if (id === undefined) return before;
  const at = event.occurredAt;
  const known = before ?? { account: event.account, id, escalated: false, attributes: {}, openedAt: at };
  const ticket: Ticket = { ...known, openedAt: Math.min(known.openedAt, at) };
  switch (event.name) {
    case 'ticket.opened':
      return at >= (ticket.describedAt ?? at) ? described(ticket, event) : ticket;
    case 'ticket.answered':
      return { ...ticket, answeredAt: Math.min(ticket.answeredAt ?? at, at) };
    case 'ticket.solved':
      return { ...ticket, solvedAt: Math.max(ticket.solvedAt ?? at, at) };
    case 'ticket.reopened':
      return { ...ticket, reopenedAt: Math.max(ticket.reopenedAt ?? at, at) };
    case 'ticket.rated': {
      const { score } = event.properties;
      if (typeof score !== 'number' || score < 1 || score > 5) return before;
      return at >= (ticket.ratedAt ?? at) ? { ...ticket, score, ratedAt: at } : ticket;
    }
    default:
      return before;
  }
}

const OWN = new Set(['ticket', 'title', 'kind', 'priority', 'escalated']);

/** Described whole: what the newest description leaves out, the ticket has not. */
function described(ticket: Ticket, event: LogEvent): Ticket {
  const { title: _, kind: __, priority: ___, contact: ____, ...rest } = ticket;
  const { properties } = event;
  const title = text(properties.title);
  const kind = text(properties.kind);
  const priority = text(properties.priority);
  const contact = event.contact ?? ticket.contact;
  return {
    ...rest,
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(contact === undefined ? {} : { contact }),
    escalated: properties.escalated === true,
    attributes: Object.fromEntries(Object.entries(properties).filter(([name]) => !OWN.has(name))),
    describedAt: event.occurredAt,
  };
}

/** What a description says, as `ticket.opened` does. */
export function descriptionOf({ title, kind, priority, escalated, attributes }: Ticket): JsonObject {
  return {
    ...attributes,
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(escalated ? { escalated } : {}),
  };
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
