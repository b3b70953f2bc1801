import type { Instant, JsonObject } from '#base';
import type { IncomingEvent } from './log-event.ts';

/** What the log holds under an event's key. */
export interface StoredEvent {
  readonly name: string;
  readonly occurredAt: Instant;
  readonly properties: JsonObject;
}

/**
 * Whether an event says what the log already holds. Times and contacts may differ: a retry carries a new `sentAt`, by
 * which a sender's wrong clock is corrected anew, and a visitor may have signed in meanwhile.
 */
export function isSame(event: IncomingEvent, stored: StoredEvent): boolean {
  return event.name === stored.name && sameJson(event.properties, stored.properties);
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
