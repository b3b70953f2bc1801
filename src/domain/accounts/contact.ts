import type { JsonObject, Zone } from '#base';
import { firstWord } from '#domain/team';
import type { LogEvent } from '#engine';
import { traitsOf } from './account.ts';
import { readBool, readText, readZone } from './trait-values.ts';
import { type FieldChange, foldTraits, type KnownTrait, readTraits, type Traits } from './traits.ts';

/** A person at a customer. `fields` holds what has a column and the attributes, flat. */
export interface ContactRecord extends Traits {
  readonly account: string;
  readonly id: string;
}

/** A contact as others read it. */
export interface Contact {
  readonly account: string;
  readonly id: string;
  readonly name?: string;
  /** As given, else the first word of the name. */
  readonly firstName?: string;
  readonly email?: string;
  readonly zone?: Zone;
  readonly locale?: string;
  readonly role?: string;
  /** Why no mail goes to them, or none that is not asked for. */
  readonly suppressed?: Suppression;
  readonly isPrimary: boolean;
  readonly attributes: JsonObject;
}

/** `bounced`: the address refuses mail for good, nothing is sent; `unsubscribed`: only what serves them is sent. */
export type Suppression = 'bounced' | 'unsubscribed';

const KNOWN: Readonly<Record<string, KnownTrait>> = {
  name: { names: ['name'], read: readText },
  first_name: { names: ['first_name', 'firstName'], read: readText },
  email: { names: ['email'], read: readText },
  zone: { names: ['zone', 'timezone'], read: readZone },
  locale: { names: ['locale', 'language'], read: readText },
  role: { names: ['role'], read: readText },
  is_primary: { names: ['is_primary', 'isPrimary'], read: readBool },
};

/** Fields of a contact that have a column of their own; all others are attributes. */
export const CONTACT_FIELDS: readonly string[] = Object.keys(KNOWN);

/** Longer ones fit no key of the table; doors refuse them. */
const LONGEST_ID = 255;

/** Of whom a `contact.identified` speaks; undefined where it names nobody. */
export function contactIn(event: Pick<LogEvent, 'properties' | 'contact'>): string | undefined {
  const { contact } = event.properties;
  const isId = typeof contact === 'string' && contact !== '' && contact.length <= LONGEST_ID;
  return isId ? contact : event.contact;
}

export function applyToContact(
  contact: ContactRecord,
  event: LogEvent,
): { after: ContactRecord; changes: readonly FieldChange[] } {
  const traits = traitsOf(event);
  if (traits === undefined) return { after: contact, changes: [] };
  const said = readTraits(KNOWN, traits);
  const { lastName = traits.last_name } = traits;
  if (said.name === undefined && typeof said.first_name === 'string' && typeof lastName === 'string') {
    said.name = `${said.first_name} ${lastName.trim()}`.trim();
  }
  const { after, changes } = foldTraits(contact, said, event);
  return { after: { account: contact.account, id: contact.id, ...after }, changes };
}

/** The first name to write to: as given, else the first word of the name. */
export function firstNameOf({ fields }: Traits): string | undefined {
  if (typeof fields.first_name === 'string') return fields.first_name;
  return typeof fields.name === 'string' ? firstWord(fields.name) : undefined;
}

/** Whom a message to the account goes: the one marked primary, else one who has an address; by id where several are. */
export function primaryContact<One extends Pick<Contact, 'id' | 'isPrimary' | 'email'>>(
  contacts: readonly One[],
): One | undefined {
  const byId = [...contacts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return byId.find((contact) => contact.isPrimary) ?? byId.find((contact) => contact.email !== undefined) ?? byId[0];
}

/** Whom a message goes to by what it says: the primary contact, or the first by id who has that role. */
export function contactFor<One extends Pick<Contact, 'id' | 'isPrimary' | 'email' | 'role'>>(
  contacts: readonly One[],
  to: string,
): One | undefined {
  if (to === 'primary contact') return primaryContact(contacts);
  const having = contacts.filter(({ role }) => role?.toLowerCase() === to.toLowerCase());
  return having.reduce<One | undefined>(
    (first, one) => (first === undefined || one.id < first.id ? one : first),
    undefined,
  );
}
