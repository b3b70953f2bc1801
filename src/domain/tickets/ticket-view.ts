import { z } from 'zod';
import { HOUR, isoInstant } from '#base';
import { isOpen, type Ticket } from './ticket.ts';

export const TicketView = z.object({
  account: z.string(),
  ticket: z.string(),
  title: z.string().optional(),
  kind: z.string().optional(),
  priority: z.string().optional(),
  contact: z.string().optional(),
  open: z.boolean(),
  escalated: z.boolean(),
  opened_at: z.string(),
  answered_at: z.string().optional().describe('first answer of the desk'),
  solved_at: z.string().optional(),
  reopened_at: z.string().optional(),
  hours_to_solve: z.number().optional().describe('from opening to solution; of one that is solved'),
  score: z.number().optional().describe('how content the customer was, 1 to 5'),
  attributes: z.record(z.string(), z.unknown()),
});

export function viewTicket(ticket: Ticket): z.output<typeof TicketView> {
  const { answeredAt, solvedAt, reopenedAt, openedAt, ...rest } = ticket;
  return {
    account: rest.account,
    ticket: rest.id,
    ...(rest.title === undefined ? {} : { title: rest.title }),
    ...(rest.kind === undefined ? {} : { kind: rest.kind }),
    ...(rest.priority === undefined ? {} : { priority: rest.priority }),
    ...(rest.contact === undefined ? {} : { contact: rest.contact }),
    open: isOpen(ticket),
    escalated: rest.escalated,
    opened_at: isoInstant(openedAt),
    ...(answeredAt === undefined ? {} : { answered_at: isoInstant(answeredAt) }),
    ...(solvedAt === undefined ? {} : { solved_at: isoInstant(solvedAt) }),
    ...(reopenedAt === undefined ? {} : { reopened_at: isoInstant(reopenedAt) }),
    ...(solvedAt === undefined || isOpen(ticket)
      ? {}
      : { hours_to_solve: Math.round(((solvedAt - openedAt) / HOUR) * 100) / 100 }),
    ...(rest.score === undefined ? {} : { score: rest.score }),
    attributes: { ...rest.attributes },
  };
}
