import { type Instant, idOf, type JsonObject, type Uuid } from '#base';
import type { IncomingEvent } from '#engine';
import { SEGMENT, type TranslatedCall } from './segment-call.ts';

/** An event of which only the account is not known yet. */
export type WaitingEvent = Omit<IncomingEvent, 'account'>;

export interface Placement {
  readonly events: readonly IncomingEvent[];
  /** Nothing tells the account: it waits until a group, identify, import or person names it. */
  readonly waits?: WaitingEvent;
  /** The account that the contact joins by this call. */
  readonly joins?: string;
}

export const CONTACT_IDENTIFIED = 'contact.identified';

/**
 * Where a call goes: the account that it names, else the contact's only one. Traits without a named account are true in
 * each of the contact's accounts. `accounts` are those that the contact is known to belong to.
 */
export function placeCall(call: TranslatedCall, contact: string | undefined, accounts: readonly string[]): Placement {
  const { type, group } = call;
  if (type === 'alias') return { events: [] };
  const joins =
    contact !== undefined && group !== undefined && type !== 'track' && type !== 'page' && type !== 'screen'
      ? !accounts.includes(group)
      : false;
  const named = group === undefined ? accounts : [group];
  if (named.length === 0 || (named.length > 1 && type !== 'identify')) {
    const { account: _, ...waits } = eventOf(call, contact, '', call.key);
    return { events: [], waits };
  }
  const isIdentified = type === 'identify';
  const events = named.map((account) =>
    eventOf(call, contact, account, isIdentified ? identifiedKey(call.key, account) : call.key),
  );
  return joins && group !== undefined ? { events, joins: group } : { events };
}

/** What makes the contact a record in an account that it joins. */
export function joinEvent(contact: string, account: string, traits: IncomingEvent['properties']): IncomingEvent {
  return {
    account,
    key: idOf('joined', contact, account),
    name: CONTACT_IDENTIFIED,
    source: SEGMENT,
    contact,
    properties: { contact, traits },
  };
}

/** A waiting event whose account is told; it happened, at the latest, when it came in. */
export function releaseEvent(
  event: WaitingEvent,
  contact: string | undefined,
  account: string,
  receivedAt: Instant,
): IncomingEvent {
  const whose = contact ?? event.contact;
  const properties =
    event.name === CONTACT_IDENTIFIED && whose !== undefined
      ? { ...event.properties, contact: whose }
      : event.properties;
  const released = { ...event, properties, occurredAt: event.occurredAt ?? receivedAt };
  return inAccount(whose === undefined ? released : { ...released, contact: whose }, account);
}

/** Field by field and not by spreading: this is done for every event that comes in. */
function eventOf(call: TranslatedCall, contact: string | undefined, account: string, key: Uuid): IncomingEvent {
  const event: { -readonly [Field in keyof IncomingEvent]: IncomingEvent[Field] } = {
    account,
    key,
    name: call.name,
    source: SEGMENT,
    properties: propertiesOf(call, contact),
  };
  if (call.occurredAt !== undefined) event.occurredAt = call.occurredAt;
  if (contact !== undefined) event.contact = contact;
  return event;
}

function propertiesOf({ type, properties }: TranslatedCall, contact: string | undefined): JsonObject {
  if (type === 'identify') return contact === undefined ? { traits: properties } : { contact, traits: properties };
  return type === 'group' ? { traits: properties } : properties;
}

function inAccount(event: WaitingEvent, account: string): IncomingEvent {
  return { ...event, account, key: event.name === CONTACT_IDENTIFIED ? identifiedKey(event.key, account) : event.key };
}

/** One identify call is an event in each account of the contact, and keys are unique in a shard. */
function identifiedKey(key: Uuid, account: string): Uuid {
  return idOf('identified', key, account);
}
