import { canonicalJson, type Instant, idOf, type Json, type JsonObject, parseInstant, type Uuid } from '#base';
import { eventKey, isPossible } from '#engine';
import { idOfNumber, Refused, readEmail, readId } from './call-fields.ts';

export const CALL_TYPES = ['identify', 'group', 'track', 'page', 'screen', 'alias'] as const;
export type CallType = (typeof CALL_TYPES)[number];

/** What comes from Segment's API has one source, whatever key it came by: a retry under a new key is the same event. */
export const SEGMENT = 'segment';

/** How a call came in. */
export interface Receipt {
  readonly at: Instant;
  /** What is different for each request: it makes a call without a message id and a time an event of its own. */
  readonly request: string;
  /** When the sender's own clock says that it sent the batch. */
  readonly sentAt?: string | undefined;
}

/** A call in our words. Who it is about is still said in the sender's own ids. */
export interface TranslatedCall {
  readonly type: CallType;
  readonly key: Uuid;
  readonly name: string;
  readonly occurredAt?: Instant;
  /** Of the event; for identify and group the traits alone. */
  readonly properties: JsonObject;
  readonly user?: string;
  readonly anonymous?: string;
  readonly email?: string;
  /** Of an alias: the id that from now on means `user`. */
  readonly previous?: string;
  /** The account that the call itself names. */
  readonly group?: string;
  /** What a group call says about the person. */
  readonly contactTraits?: JsonObject;
}

export type Translation =
  | { readonly kind: 'call'; readonly call: TranslatedCall }
  | { readonly kind: 'refused'; readonly reason: string; readonly message: string };

const NAMES: Readonly<Record<Exclude<CallType, 'track'>, string>> = {
  identify: 'contact.identified',
  group: 'account.identified',
  page: 'page.viewed',
  screen: 'screen.viewed',
  alias: 'contact.aliased',
};

/** One call of Segment's HTTP API → an event and the ids it speaks of, or why not. `path` is `track` for /v1/track. */
export function translateCall(call: Json, index: number, receipt: Receipt, path?: CallType): Translation {
  try {
    return { kind: 'call', call: translate(call, index, receipt, path) };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', reason: error.reason, message: error.message };
    throw error;
  }
}

function translate(call: Json, index: number, receipt: Receipt, path: CallType | undefined): TranslatedCall {
  if (!isObject(call)) throw new Refused('not-an-object', 'A call is a JSON object.');
  const type = path ?? typeOf(call);
  const context = objectOf(call.context, 'context');
  const traits = objectOf(call.traits, 'traits');
  const contextTraits = objectOf(context.traits, 'context.traits');
  // Older libraries and Segment's own e-mail examples write snake case.
  const user = readId(call.userId ?? call.user_id, 'userId');
  const anonymous = readId(call.anonymousId ?? call.anonymous_id, 'anonymousId');
  const email = readEmail(type === 'identify' ? (traits.email ?? contextTraits.email) : contextTraits.email);
  const group = readId(call.groupId ?? context.groupId, 'groupId');
  const previous = type === 'alias' ? readId(call.previousId, 'previousId') : undefined;
  if (type === 'group' && group === undefined) {
    throw new Refused('no-group-id', 'A group call names its account in groupId.');
  }
  if (type === 'alias' && (previous === undefined || user === undefined)) {
    throw new Refused('incomplete-alias', 'An alias call needs previousId (the old id) and userId (the new one).');
  }
  // An event can be the account's alone, but a person's traits need the person.
  const personNeeded = type === 'identify' || group === undefined;
  if (personNeeded && user === undefined && anonymous === undefined) {
    throw new Refused('no-identity', 'A call needs userId or anonymousId, so that it can be told whose it is.');
  }
  const occurredAt = timeOf(call, receipt);
  // Field by field and not by spreading: this is done for every event that comes in.
  const translated: { -readonly [Field in keyof TranslatedCall]: TranslatedCall[Field] } = {
    type,
    key: keyOf(call, index, receipt, type),
    name: nameOf(call, type),
    properties: propertiesOf(call, type, traits),
  };
  if (occurredAt !== undefined) translated.occurredAt = occurredAt;
  if (user !== undefined) translated.user = user;
  if (anonymous !== undefined) translated.anonymous = anonymous;
  if (email !== undefined) translated.email = email;
  if (previous !== undefined) translated.previous = previous;
  if (group !== undefined) translated.group = group;
  if (type === 'group') translated.contactTraits = contextTraits;
  return translated;
}

function typeOf(call: JsonObject): CallType {
  // `action` is the first API's word for it, which Segment's own examples still use.
  const type = call.type ?? call.action;
  const known = CALL_TYPES.find((one) => one === type);
  if (known !== undefined) return known;
  throw new Refused('no-type', `A call in a batch needs a type: ${CALL_TYPES.join(', ')}.`);
}

function nameOf(call: JsonObject, type: CallType): string {
  if (type !== 'track') return NAMES[type];
  const name = readId(call.event, 'event');
  if (name === undefined) throw new Refused('no-event-name', 'A track call names its event in event.');
  return name;
}

function propertiesOf(call: JsonObject, type: CallType, traits: JsonObject): JsonObject {
  if (type === 'identify' || type === 'group') return traits;
  const properties = objectOf(call.properties, 'properties');
  if (type !== 'page' && type !== 'screen') return properties;
  const { name, category } = call;
  return {
    ...properties,
    ...(name === undefined || name === null ? {} : { name }),
    ...(category === undefined || category === null ? {} : { category }),
  };
}

/**
 * Under the message id; without one under the content, where a time tells two alike apart; else (Segment's server then
 * gives it an id) each call is its own event: the same click twice is two clicks.
 */
function keyOf(call: JsonObject, index: number, receipt: Receipt, type: CallType): Uuid {
  const id = call.messageId ?? call.message_id;
  if (typeof id === 'string' && id !== '') return eventKey(SEGMENT, id);
  if (typeof id === 'number') return eventKey(SEGMENT, idOfNumber(id, 'messageId'));
  if (id !== undefined && id !== null && id !== '') {
    throw new Refused('bad-id', 'messageId must be a text or a number.');
  }
  const { sentAt: _, receivedAt: __, writeKey: ___, ...content } = call;
  const digest = idOf('call', type, canonicalJson(content));
  if (call.timestamp !== undefined || call.originalTimestamp !== undefined) return eventKey(SEGMENT, digest);
  return eventKey(SEGMENT, idOf('unnamed call', digest, receipt.request, index));
}

/** Sending takes up to the official clients' time-out of 10 s, so a smaller difference of the clocks is no skew. */
const SENDING = 10_000;

/**
 * Segment's rule (spec, common fields): timestamp = receivedAt − (sentAt − originalTimestamp), which takes the error of
 * the sender's clock out. What carries both timestamp and originalTimestamp has been through Segment and is corrected.
 */
function timeOf(call: JsonObject, receipt: Receipt): Instant | undefined {
  const corrected = call.originalTimestamp !== undefined || call.receivedAt !== undefined;
  const timestamp = readTime(call.timestamp, 'timestamp');
  if (corrected && timestamp !== undefined) return timestamp;
  const original = timestamp ?? readTime(call.originalTimestamp, 'originalTimestamp');
  if (original === undefined) return undefined;
  const sent = sentTime(call.sentAt ?? receipt.sentAt);
  if (sent === undefined) return original;
  const skew = receipt.at - sent;
  if (Math.abs(skew) <= SENDING) return original;
  // A sentAt that leads to no possible time, such as 0001-01-01 of a field that was never set, is no clock.
  return isPossible(original + skew, receipt.at) ? original + skew : original;
}

let lastSent: { readonly text: string; readonly at: Instant | undefined } | undefined;

/** A batch says once when it was sent, and each of its calls asks. */
function sentTime(text: Json | undefined): Instant | undefined {
  if (typeof text !== 'string') return undefined;
  if (lastSent?.text !== text) lastSent = { text, at: parseInstant(text) };
  return lastSent.at;
}

function readTime(value: Json | undefined, field: string): Instant | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = typeof value === 'string' ? parseInstant(value) : undefined;
  if (time !== undefined) return time;
  throw new Refused(
    'bad-timestamp',
    `${field} is ${JSON.stringify(value).slice(0, 60)}; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.`,
  );
}

function objectOf(value: Json | undefined, field: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (isObject(value)) return value;
  throw new Refused('not-an-object', `${field} must be a JSON object.`);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
