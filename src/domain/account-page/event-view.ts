import { z } from 'zod';
import { isoInstant, type JsonObject } from '#base';
import { EVENT_KINDS, kindOf } from './event-kinds.ts';
import type { TimelineRow } from './timeline-page-list.ts';

export const EventView = z.object({
  key: z.string(),
  kind: z.enum(EVENT_KINDS),
  name: z.string(),
  occurred_at: z.string(),
  received_at: z.string(),
  source: z.string(),
  contact: z.string().optional(),
  contact_name: z.string().optional(),
  history: z.boolean().describe('it was old when it came in, and acted on nothing'),
  caused: z.boolean().describe('the engine wrote it, because of another event'),
  properties: z.custom<JsonObject>().meta({ type: 'object' }),
});

export function viewEvent(row: TimelineRow): z.output<typeof EventView> {
  const { key, name, occurredAt, receivedAt, source, contact, contactName, history, depth, properties } = row;
  return {
    key,
    kind: kindOf(name),
    name,
    occurred_at: isoInstant(occurredAt),
    received_at: isoInstant(receivedAt),
    source,
    ...(contact === null ? {} : { contact }),
    ...(contactName === null ? {} : { contact_name: contactName }),
    history,
    caused: depth > 0,
    properties,
  };
}
