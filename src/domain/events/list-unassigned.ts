import { z } from 'zod';
import { isoInstant } from '#base';
import { defineRead } from '#platform/operations';
import { pageOf, readPlace } from './keyset.ts';
import { countWaiting, listWaiting } from './unassigned-list.ts';
import { After, ContactId, Limit, Properties } from './views.ts';

export const listUnassigned = defineRead({
  name: 'list-unassigned',
  summary: 'Events whose account is not known, oldest first, and how many there are',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ contact: ContactId.optional(), limit: Limit, after: After }),
  output: z.object({
    total: z.number(),
    events: z.array(
      z.object({
        id: z.number(),
        contact: z.string().optional(),
        name: z.string(),
        occurred: z.string().optional(),
        received: z.string(),
        properties: Properties,
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db }, { contact, limit, after }) {
    const total = await countWaiting(db, contact);
    const rows = await listWaiting(db, contact, readPlace(after, 'number'), limit + 1);
    const { page, next } = pageOf(rows, limit, (row) => ({ at: row.receivedAt, id: String(row.id) }));
    const events = page.map(({ id, contact: whose, event, receivedAt }) => ({
      id,
      ...(whose === null ? {} : { contact: whose }),
      name: event.name,
      ...(event.occurredAt === undefined ? {} : { occurred: isoInstant(event.occurredAt) }),
      received: isoInstant(receivedAt),
      properties: { ...event.properties },
    }));
    return next === undefined ? { total, events } : { total, events, next };
  },
});
