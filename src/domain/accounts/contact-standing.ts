import { DAY, type Instant } from '#base';
import type { LogEvent } from '#engine';
import { applyToContact, type ContactRecord, contactFor, contactIn, type Suppression } from './contact.ts';
import { NO_TRAITS } from './traits.ts';

/** How a contact may be written to, and when they were last heard. */
export interface Standing {
  /** The address that refused mail for good. */
  readonly bouncedAddress?: string;
  readonly unsubscribedAt?: Instant;
  /** When they replied, clicked or answered: ascending, at most 50 of the last 90 days. */
  readonly heard: readonly Instant[];
}

const HEARD_FOR = 90 * DAY;
const HEARD_MOST = 50;
const HEARD = new Set(['email.replied', 'email.clicked', 'email.answered']);

/** Events that say how a contact stands. */
export const STANDING_EVENTS: readonly string[] = [
  'email.bounced',
  'email.unsubscribed',
  'contact.resubscribed',
  'contact.unsuppressed',
  ...HEARD,
];

/** How a contact stands after an event. */
export function foldStanding(before: Standing, event: LogEvent): Standing {
  const { name, occurredAt, properties } = event;
  const { bouncedAddress: _, unsubscribedAt: __, ...free } = before;
  if (name === 'contact.unsuppressed') return free;
  if (name === 'email.unsubscribed') return { ...before, unsubscribedAt: occurredAt };
  if (name === 'email.bounced') {
    return typeof properties.to === 'string' ? { ...before, bouncedAddress: properties.to } : before;
  }
  if (name === 'contact.resubscribed') {
    const { unsubscribedAt: ___, ...rest } = before;
    return rest;
  }
  return HEARD.has(name) ? { ...before, heard: hear(before.heard, occurredAt) } : before;
}

/** The newest stay, whatever the order in which they come in. */
function hear(heard: readonly Instant[], at: Instant): readonly Instant[] {
  const all = [...heard, at].sort((a, b) => a - b);
  const newest = all.at(-1) ?? at;
  return all.filter((one) => one > newest - HEARD_FOR).slice(-HEARD_MOST);
}

/** Why mail is kept from this address, or undefined. */
export function suppressionOf(
  { bouncedAddress, unsubscribedAt }: Standing,
  address: string | undefined,
): Suppression | undefined {
  if (bouncedAddress !== undefined && bouncedAddress.trim().toLowerCase() === address?.trim().toLowerCase())
    return 'bounced';
  return unsubscribedAt === undefined ? undefined : 'unsubscribed';
}

/** The contacts of an account, as far as they tell who reads what is written to it. */
export interface AccountContacts {
  readonly account: string;
  readonly contacts: ReadonlyMap<string, { readonly record: ContactRecord; readonly heard: readonly Instant[] }>;
}

export function foldReaders(before: AccountContacts, event: LogEvent): AccountContacts {
  const isTrait = event.name === 'contact.identified';
  if (!isTrait && !HEARD.has(event.name)) return before;
  const id = contactIn(event);
  const known = id === undefined ? undefined : before.contacts.get(id);
  // What is heard of somebody who is not known as a contact is kept nowhere.
  if (id === undefined || (known === undefined && !isTrait)) return before;
  const { record, heard } = known ?? { record: { account: before.account, id, ...NO_TRAITS }, heard: [] };
  const after = isTrait
    ? { record: applyToContact(record, event).after, heard }
    : { record, heard: hear(heard, event.occurredAt) };
  return { ...before, contacts: new Map(before.contacts).set(id, after) };
}

/** Who reads what is written to a contact of the account; `to` is as messages say it. */
export function readerIn(
  { contacts }: AccountContacts,
  to: string,
): { zone?: string; heard: readonly Instant[] } | undefined {
  const reader = contactFor(
    [...contacts.values()].map(({ record: { id, fields }, heard }) => ({
      id,
      heard,
      isPrimary: fields.is_primary === true,
      ...(typeof fields.email === 'string' ? { email: fields.email } : {}),
      ...(typeof fields.zone === 'string' ? { zone: fields.zone } : {}),
      ...(typeof fields.role === 'string' ? { role: fields.role } : {}),
    })),
    to,
  );
  if (reader === undefined) return undefined;
  return { heard: reader.heard, ...(reader.zone === undefined ? {} : { zone: reader.zone }) };
}
