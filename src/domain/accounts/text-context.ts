import type { JsonObject, Zone } from '#base';
import type { Settings } from '#domain/settings';
import { type Person, resolvePerson, type StandIns } from '#domain/team';
import type { MessageContext } from '#pure/message';
import type { Account } from './account.ts';
import type { Contact } from './contact.ts';

/** Everything that a batch of messages, documents or guides may draw on. */
export interface TextSources {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
  readonly team: readonly Person[];
  readonly settings: Settings;
}

/**
 * What a text to or about this contact of an account may name; `values` are its own, and never hide the contact's. A role
 * that nobody has is who stands in for it.
 */
export function textContext(
  sources: TextSources,
  accountId: string,
  owner: string | undefined,
  contact: Contact,
  values: JsonObject,
  standIns: StandIns = {},
): MessageContext {
  const { settings, team } = sources;
  const roles = [...new Set(['csm', ...team.flatMap((person) => person.roles), ...Object.keys(standIns)])];
  const people = roles.map((role) => {
    return [roleName(role), personFields(resolvePerson(team, owner, [role], standIns), settings)];
  });
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

/** The text in the reader's language: the same locale, else the same language, else the first that the author wrote. */
export function pickText<Text extends object>(
  bodies: Readonly<Record<string, Text>>,
  locale: string | undefined,
): (Text & { locale: string }) | undefined {
  const language = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';
  const written = Object.keys(bodies);
  const wanted = locale?.toLowerCase().replace('_', '-');
  const chosen =
    written.find((one) => one.toLowerCase() === wanted) ??
    written.find((one) => wanted !== undefined && language(one) === language(wanted)) ??
    written[0];
  const text = chosen === undefined ? undefined : bodies[chosen];
  return chosen === undefined || text === undefined ? undefined : { ...text, locale: chosen };
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
