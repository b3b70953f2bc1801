import type { EventSchema, PropertySchema } from '#pure/playbook';

const ticket: PropertySchema = { type: 'text', required: true, meaning: 'Id of the ticket at its desk' };
const optional = (type: PropertySchema['type'], meaning: string): PropertySchema => ({
  type,
  required: false,
  meaning,
});

const said: Readonly<Record<string, EventSchema>> = {
  'ticket.opened': {
    meaning: 'A customer asked for help; said again, it is what is known of the ticket now',
    properties: {
      ticket,
      title: optional('text', 'What it is about'),
      priority: optional('text', 'Such as low, normal, high, urgent'),
      kind: optional('text', 'Such as question, incident, problem'),
      escalated: optional('bool', 'Whether it was taken to somebody above the desk'),
    },
  },
  'ticket.answered': {
    meaning: 'The desk answered a ticket for the first time',
    properties: { ticket, minutes: optional('number', 'Since it was opened') },
  },
  'ticket.solved': {
    meaning: 'A ticket was solved',
    properties: { ticket, hours: optional('number', 'Since it was opened') },
  },
  'ticket.reopened': { meaning: 'A solved ticket was taken up again', properties: { ticket } },
  'ticket.rated': {
    meaning: 'The customer said how content they are with the help',
    properties: { ticket, score: { type: 'number', required: true, meaning: '1 to 5' } },
  },
};

/** What a desk tells of tickets; each happened when its event did, and other properties of an opening are kept. */
export const ticketEvents: Readonly<Record<string, EventSchema>> = Object.fromEntries(
  Object.entries(said).map(([name, schema]) => [name, { ...schema, isSent: true }]),
);
