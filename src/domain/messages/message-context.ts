import type { JsonObject, Zone } from '#base';
import type { Account, Contact } from '#domain/accounts';
import type { Settings } from '#domain/settings';
import { type Person, resolvePerson } from '#domain/team';
import type { MessageContext } from '#pure/message';

/** Everything that a batch of messages may draw on. */
export interface MessageSources {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
  readonly team: readonly Person[];
  readonly settings: Settings;
}

/** What the text of a message to this contact may name. */
export function messageContext(
  sources: MessageSources,
  accountId: string,
  owner: string | undefined,
  contact: Contact,
  values: JsonObject,
): MessageContext {
  const { settings, team } = sources;
  const roles = [...new Set(['csm', ...team.flatMap((person) => person.roles)])];
  const people = roles.map((role) => [roleName(role), personFields(resolvePerson(team, owner, [role]), settings)]);
  return {
    ...values,
    ...Object.fromEntries(people),
    contact: contactFields(contact),
    account: { ...sources.accounts.get(accountId)?.fields, id: accountId },
    company: companyFields(settings),
  };
}

export function zoneOfReader(contact: Contact, accountZone: Zone | undefined, settings: Settings): Zone {
  return contact.zone ?? accountZone ?? settings['workspace.zone'] ?? 'UTC';
}

/** `senior csm` is named as `senior_csm`. */
const roleName = (role: string): string => role.replace(/[^a-z0-9]+/g, '_');

function contactFields({ firstName, isPrimary: _, account: __, attributes, ...fields }: Contact): JsonObject {
  return { ...attributes, ...fields, ...(firstName === undefined ? {} : { first_name: firstName }) };
}

function personFields(person: Person | undefined, settings: Settings): JsonObject {
  if (person === undefined) return {};
  const { name, firstName, email, phone, bookingLink = settings['company.booking_link'] } = person;
  return {
    name,
    first_name: firstName,
    email,
    ...(phone === undefined ? {} : { phone }),
    ...(bookingLink === undefined ? {} : { booking_link: bookingLink }),
  };
}

function companyFields(settings: Settings): JsonObject {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      key.startsWith('company.') ? [[key.slice('company.'.length), value]] : [],
    ),
  );
}
