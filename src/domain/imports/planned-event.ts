import {
  canonicalJson,
  DAY,
  dateText,
  dayOf,
  digestOf,
  type Instant,
  type JsonObject,
  parseInstant,
  type Zone,
} from '#base';
import { eventKey, type IncomingEvent } from '#engine';
import type { ImportKind } from './import-kind.ts';

/** A row's values by target: all that its kind requires are there and of their types. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** The log has no month before this. */
const EARLIEST = Date.UTC(2000, 0, 1);

/**
 * The event of history that a row stands for. The same row gives the same key, so that it is recorded once: an event by
 * the map's key, the others by id and content. A row without a time of its own says what is so today, so the day
 * belongs to its content: what changes back on another day is then no repetition.
 */
export function eventOf(
  kind: ImportKind,
  values: Values,
  key: readonly string[],
  zone: Zone,
  now: Instant,
): IncomingEvent {
  const source = `import:${kind}`;
  const account = String(values.account);
  const body = bodyOf(kind, values);
  const said = timeOf(values);
  const day = said === undefined ? dateText(dayOf(now, zone)) : null;
  const id =
    kind === 'events' ? canonicalJson([body.name, ...key]) : `${account}:${digestOf(canonicalJson([values, day]))}`;
  return {
    account,
    key: eventKey(source, id),
    source,
    history: true,
    ...body,
    ...(said === undefined ? {} : { occurredAt: Math.max(said, EARLIEST) }),
  };
}

function bodyOf(kind: ImportKind, values: Values): { name: string; properties: JsonObject; contact?: string } {
  const { account: _, occurred: __, ...rest } = values;
  switch (kind) {
    case 'accounts':
      return { name: 'account.identified', properties: { traits: rest } };
    case 'contacts': {
      const { contact: id, ...traits } = rest;
      const contact = String(id);
      return { name: 'contact.identified', properties: { contact, traits }, contact };
    }
    case 'contracts':
      return { name: 'contract.recorded', properties: rest };
    case 'events': {
      const { event, time: ___, contact, ...properties } = rest;
      return { name: String(event), properties, ...(contact === undefined ? {} : { contact: String(contact) }) };
    }
  }
}

function timeOf(values: Values): Instant | undefined {
  const said = values.time ?? values.occurred;
  return said === undefined ? undefined : parseInstant(String(said));
}

/** Why the values of a row can't be so together, and the target to look at. */
export function contradictionIn(values: Values, now: Instant): { target: string; why: string } | undefined {
  const { time, occurred, starts_on, ends_on } = values;
  const at = timeOf(values);
  // A customer since 1998 is known from the log's first day on; an event of 1998 has no place in it.
  if (at !== undefined && time !== undefined && at < EARLIEST) return { target: 'time', why: 'is before 2000' };
  if (at !== undefined && at > now + DAY) {
    return { target: occurred === undefined ? 'time' : 'occurred', why: 'is more than 24 hours ahead' };
  }
  // Dates in this form sort as text.
  if (starts_on !== undefined && ends_on !== undefined && String(ends_on) < String(starts_on)) {
    return { target: 'ends_on', why: `is before starts_on (${String(starts_on)})` };
  }
  return undefined;
}
