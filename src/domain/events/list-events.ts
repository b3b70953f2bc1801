import { z } from 'zod';
import { isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { listTimeline } from '#engine';
import { defineRead, ofAccounts } from '#platform/operations';
import { pageOf, readPlace } from './keyset.ts';
import { After, Limit, Properties } from './views.ts';

export const listEvents = defineRead({
  name: 'list-events',
  summary: 'The timeline of an account: what happened, newest first',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, name: z.string().min(1).optional(), limit: Limit, after: After }),
  output: z.object({
    events: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        occurred: z.string(),
        received: z.string(),
        source: z.string(),
        contact: z.string().optional(),
        history: z.boolean(),
        properties: Properties,
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db, shardOf }, { account, name, limit, after }) {
    const place = readPlace(after);
    const rows = await listTimeline(db, shardOf(account), account, limit + 1, {
      name,
      after: place && { at: place.at, key: place.id },
    });
    const { page, next } = pageOf(rows, limit, (row) => ({ at: row.occurredAt, id: row.key }));
    const events = page.map(({ occurredAt, receivedAt, contact, ...event }) => ({
      ...event,
      occurred: isoInstant(occurredAt),
      received: isoInstant(receivedAt),
      ...(contact === null ? {} : { contact }),
    }));
    return next === undefined ? { events } : { events, next };
  },
});
