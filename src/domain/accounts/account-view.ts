import { z } from 'zod';
import { ACCOUNT_FIELDS, type Account, createdOnOf, nameOf, ownerOf, segmentOf, zoneOf } from './account.ts';
import type { Contact } from './contact.ts';
import { segmentsOf } from './segments.ts';

/** An account's id is the sender's own key: any text. */
export const AccountId = z.string().min(1).max(500);

export const SegmentName = z.string().trim().min(1).max(100).describe('its name, such as nurture');

const Attributes = z.record(z.string(), z.unknown());

const AccountSummary = z.object({
  account: z.string(),
  name: z.string().optional(),
  owner: z.string().optional(),
  zone: z.string().optional(),
  segment: z.string().optional(),
  created_on: z.string().optional(),
});

const ContactView = z.object({
  contact: z.string(),
  name: z.string().optional(),
  first_name: z.string().optional(),
  email: z.string().optional(),
  zone: z.string().optional(),
  locale: z.string().optional(),
  role: z.string().optional(),
  suppressed: z.enum(['bounced', 'unsubscribed']).optional().describe('why mail is kept from them'),
  is_primary: z.boolean(),
  attributes: Attributes,
});

export const AccountView = AccountSummary.extend({
  segments: z.array(z.string()),
  attributes: Attributes,
  contacts: z.array(ContactView),
});

/** Drops what is not known, so that an answer names only what there is. */
function known<Fields extends object>(fields: Fields): { [Field in keyof Fields]: Exclude<Fields[Field], undefined> } {
  // Removing the undefined ones makes every remaining field the defined type.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

export function viewAccount(account: Account, contacts: readonly Contact[]): z.input<typeof AccountView> {
  const attributes = Object.entries(account.fields).filter(([name]) => !ACCOUNT_FIELDS.includes(name));
  return {
    ...known({
      account: account.id,
      name: nameOf(account),
      owner: ownerOf(account),
      zone: zoneOf(account),
      segment: segmentOf(account),
      created_on: createdOnOf(account),
    }),
    segments: [...segmentsOf(account)],
    attributes: Object.fromEntries(attributes),
    contacts: contacts.map(viewContact),
  };
}

function viewContact({
  account: _,
  id,
  firstName,
  isPrimary,
  attributes,
  ...rest
}: Contact): z.input<typeof ContactView> {
  return {
    contact: id,
    ...rest,
    ...(firstName === undefined ? {} : { first_name: firstName }),
    is_primary: isPrimary,
    attributes: { ...attributes },
  };
}
