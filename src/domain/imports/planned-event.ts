import { canonicalJson, dateText, dayOf, digestOf, type Instant, type JsonObject, type Zone } from '#base';
import type { PersonRecord } from '#domain/team';
import { eventKey, type IncomingEvent } from '#engine';
import { EARLIEST } from './contradictions.ts';
import { type ImportKind, kinds, rolesIn } from './import-kind.ts';
import { instantIn } from './read-instant.ts';
import {
  type Happening,
  opportunityHappenings,
  surveyHappening,
  ticketHappenings,
  type Values,
} from './row-happenings.ts';

/** When and where a file is read. */
export interface Reading {
  readonly zone: Zone;
  readonly now: Instant;
}

/**
 * The events of history that a row stands for. The same row gives the same keys, so that each is recorded once: by id and
 * content, but an answer to a survey by its own id where it has one.
 */
export function eventsOf(
  kind: Exclude<ImportKind, 'events' | 'users'>,
  values: Values,
  reading: Reading,
): IncomingEvent[] {
  switch (kind) {
    case 'accounts':
    case 'contacts':
    case 'contracts':
      return [recordOf(kind, values, reading)];
    case 'tickets':
      return ticketHappenings(values).map((one) => happeningEvent(kind, values, one));
    case 'surveys':
      return [happeningEvent(kind, values, surveyHappening(values), surveyKey(values))];
    case 'opportunities':
      return opportunityHappenings(values).map((one) => happeningEvent(kind, values, one));
  }
}

/** The event of a row of a file of events; `key` has the columns that tell it from others. */
export function mappedEvent(values: Values, key: readonly string[]): IncomingEvent {
  const name = String(values.event);
  const { contact } = values;
  // By hand: this is done for each of a million rows.
  const properties: Record<string, string | number | boolean> = {};
  for (const target in values) {
    const value = values[target];
    if (value !== undefined && !(target in kinds.events.targets)) properties[target] = value;
  }
  return {
    account: String(values.account),
    key: eventKey('import:events', canonicalJson([name, ...key])),
    source: 'import:events',
    history: true,
    name,
    properties,
    ...(contact === undefined ? undefined : { contact: String(contact) }),
    occurredAt: instantIn(values.time) ?? EARLIEST,
  };
}

/** The colleague whom a row tells of. */
export function personOf({ email, name, roles, manager, zone, booking_link, phone }: Values): PersonRecord {
  return {
    email: String(email),
    name: String(name),
    ...(roles === undefined ? {} : { roles: rolesIn(String(roles)) }),
    ...(manager === undefined ? {} : { manager: String(manager) }),
    ...(zone === undefined ? {} : { zone: String(zone) }),
    ...(booking_link === undefined ? {} : { bookingLink: String(booking_link) }),
    ...(phone === undefined ? {} : { phone: String(phone) }),
  };
}

/**
 * What a row says is so. Without a time of its own it says what is so today, so the day belongs to its content: what
 * changes back on another day is then no repetition.
 */
function recordOf(kind: 'accounts' | 'contacts' | 'contracts', values: Values, { zone, now }: Reading): IncomingEvent {
  const { account, occurred, ...rest } = values;
  const day = occurred === undefined ? dateText(dayOf(now, zone)) : null;
  const id = `${String(account)}:${digestOf(canonicalJson([values, day]))}`;
  const at = instantIn(occurred);
  return {
    ...historyEvent(kind, String(account), id),
    ...recordBody(kind, rest),
    ...(at === undefined ? {} : { occurredAt: Math.max(at, EARLIEST) }),
  };
}

function recordBody(
  kind: 'accounts' | 'contacts' | 'contracts',
  rest: Values,
): { name: string; properties: JsonObject; contact?: string } {
  if (kind === 'accounts') return { name: 'account.identified', properties: { traits: rest } };
  if (kind === 'contracts') return { name: 'contract.recorded', properties: rest };
  const { contact: id, ...traits } = rest;
  const contact = String(id);
  return { name: 'contact.identified', properties: { contact, traits }, contact };
}

function happeningEvent(
  kind: ImportKind,
  { account, contact }: Values,
  { name, at, properties }: Happening,
  own?: readonly string[],
): IncomingEvent {
  const id = canonicalJson(own ?? [name, String(account), at, contact ?? null, properties]);
  return {
    ...historyEvent(kind, String(account), id),
    name,
    properties,
    ...(contact === undefined ? {} : { contact: String(contact) }),
    occurredAt: at,
  };
}

const surveyKey = ({ account, contact, survey, at, response }: Values): string[] =>
  response === undefined
    ? [String(account), String(contact ?? ''), String(survey), String(at)]
    : [String(survey), String(response)];

function historyEvent(kind: ImportKind, account: string, id: string) {
  const source = `import:${kind}`;
  return { account, key: eventKey(source, id), source, history: true };
}
