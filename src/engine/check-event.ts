import { DAY, dayOf, type Instant, isoInstant, type JsonObject, monthOf, parseDate, parseInstant } from '#base';
import type { ValueType } from '#pure/expression';
import type { EventSchema } from '#pure/playbook';

/** 2000-01-01T00:00Z: what is dated before is a sender's mistake. */
export const EARLIEST = 946_684_800_000;
/** Clocks of senders go wrong; a zone that was left out is less than this. */
const AHEAD = DAY;

/**
 * Whether a stored event with the same key is looked at as the same one: it occurred in the same month (UTC); for an
 * event without a time of its own, in the month in which it came in or the one before, since a retry comes later.
 */
export function mayRepeat(
  { occurredAt }: { readonly occurredAt?: Instant },
  receivedAt: Instant,
  storedAt: Instant,
): boolean {
  const { month } = monthOf(dayOf(occurredAt ?? receivedAt, 'UTC'));
  const stored = monthOf(dayOf(storedAt, 'UTC')).month;
  return stored === month || (occurredAt === undefined && stored === monthOf(month - 1).month);
}

/** Whether an event that came in at `receivedAt` can have happened at a time: since 2000, and no day ahead. */
export function isPossible(occurredAt: Instant, receivedAt: Instant): boolean {
  return occurredAt >= EARLIEST && occurredAt <= receivedAt + AHEAD;
}

export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

/** Why an event can't be recorded, or undefined: its time, or the schema that a playbook or the product declares. */
export function refusalOf(
  event: { readonly name: string; readonly occurredAt?: Instant; readonly properties: JsonObject },
  receivedAt: Instant,
  schemas: readonly EventSchema[],
): Refusal | undefined {
  const { occurredAt } = event;
  if (occurredAt !== undefined && occurredAt < EARLIEST) {
    return {
      reason: 'too-old',
      message: `${event.name} is dated ${isoInstant(occurredAt)}, before 2000; replay it with the time at which it occurred`,
    };
  }
  if (occurredAt !== undefined && occurredAt > receivedAt + AHEAD) {
    return {
      reason: 'ahead-of-time',
      message: `${event.name} is dated ${isoInstant(occurredAt)}, more than 24 h ahead; correct the sender's clock and replay it with the time at which it occurred`,
    };
  }
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties)) {
      const value = Object.hasOwn(event.properties, name) ? event.properties[name] : undefined;
      if (value === undefined || value === null) {
        if (!property.required) continue;
        return { reason: 'property-missing', message: `${event.name} needs the property ${name} (${property.type})` };
      }
      if (!isOfType(value, property.type)) {
        const shown = JSON.stringify(value).slice(0, 80);
        return {
          reason: 'property-type',
          message: `${name} of ${event.name} is ${shown}; it needs ${article(property.type)}`,
        };
      }
      const { oneOf } = property;
      const foreign = oneOf && [value].flat().find((item) => !oneOf.includes(String(item)));
      if (oneOf !== undefined && foreign !== undefined) {
        return {
          reason: 'property-value',
          message: `${name} of ${event.name} is ${String(foreign)}; it can be ${oneOf.join(', ')}`,
        };
      }
    }
  }
  return undefined;
}

function isOfType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'instant':
      return typeof value === 'string' && parseInstant(value) !== undefined;
    case 'date':
      return typeof value === 'string' && parseDate(value) !== undefined;
    case 'list(text)':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'list(number)':
      return Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isFinite(item));
  }
}

const article = (type: ValueType): string =>
  type === 'instant'
    ? 'an instant such as 2026-03-02T09:00:00Z'
    : type === 'date'
      ? 'a date such as 2026-03-02'
      : `a ${type}`;
