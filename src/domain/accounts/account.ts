import type { DateText, JsonObject, Zone } from '#base';
import type { LogEvent } from '#engine';
import { applySegment, type InSegments } from './segments.ts';
import { readDate, readText, readZone } from './trait-values.ts';
import { type FieldChange, foldTraits, type KnownTrait, NO_TRAITS, readTraits, type Traits } from './traits.ts';

/** A customer, under the sender's own key. `fields` holds the columns below and the attributes, flat. */
export interface Account extends Traits, InSegments {
  readonly id: string;
}

const KNOWN: Readonly<Record<string, KnownTrait>> = {
  name: { names: ['name'], read: readText },
  owner: { names: ['owner', 'csm'], read: readText },
  zone: { names: ['zone', 'timezone'], read: readZone },
  segment: { names: ['segment'], read: readText },
  created_on: { names: ['created_on', 'customer_since', 'createdAt'], read: readDate },
};

/** Fields of an account that have a column of their own; all others are attributes. */
export const ACCOUNT_FIELDS: readonly string[] = Object.keys(KNOWN);

export function emptyAccount(id: string): Account {
  return { id, ...NO_TRAITS };
}

export const readAccountTraits = (traits: JsonObject): JsonObject => readTraits(KNOWN, traits);

/** Names among `traits` whose values can't be read: a zone that isn't one, a date that isn't. */
export function unreadableTraits(traits: JsonObject): string[] {
  return Object.values(KNOWN).flatMap(({ names, read }) =>
    names.filter((name) => traits[name] !== undefined && read(traits[name]) === undefined),
  );
}

/** Events that say something of an account. */
export const ACCOUNT_EVENTS = ['account.identified', 'segment.joined', 'segment.left'] as const;

/** The account after an event, and what its history gains. */
export function applyToAccount(account: Account, event: LogEvent): { after: Account; changes: readonly FieldChange[] } {
  if (event.name === 'segment.joined' || event.name === 'segment.left') return applySegment(account, event);
  const traits = traitsOf(event);
  if (event.name !== 'account.identified' || traits === undefined) return { after: account, changes: [] };
  const { after, changes } = foldTraits(account, readAccountTraits(traits), event);
  return { after: { ...account, ...after }, changes };
}

export function foldAccount(account: Account, event: LogEvent): Account {
  return applyToAccount(account, event).after;
}

export function traitsOf(event: LogEvent): JsonObject | undefined {
  const { traits } = event.properties;
  if (traits === undefined || traits === null || typeof traits !== 'object' || Array.isArray(traits)) return undefined;
  // An object that is no array, null or scalar: a JSON object.
  return traits as JsonObject;
}

const text = (account: Account, field: string): string | undefined => {
  const value = account.fields[field];
  return typeof value === 'string' ? value : undefined;
};

export const nameOf = (account: Account): string | undefined => text(account, 'name');
/** A person's id or e-mail address, as it was sent. */
export const ownerOf = (account: Account): string | undefined => text(account, 'owner');
export const zoneOf = (account: Account): Zone | undefined => text(account, 'zone');
export const segmentOf = (account: Account): string | undefined => text(account, 'segment');
export const createdOnOf = (account: Account): DateText | undefined => text(account, 'created_on');
