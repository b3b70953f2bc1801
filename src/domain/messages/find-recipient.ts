import type { JsonObject } from '#base';
import { type Contact, contactFor } from '#domain/accounts';
import type { RequestedMessage } from './message-request.ts';
import type { RefusalReason } from './written-mail.ts';

export type Recipient =
  | { readonly ok: true; readonly contact: Contact; readonly email: string }
  | {
      readonly ok: false;
      readonly reason: RefusalReason;
      readonly why: string;
      readonly data: JsonObject;
      readonly contact?: Contact;
    };

/** Whom a message goes to: the primary contact, or the first who has the role that it names; and whether it may. */
export function findRecipient(
  { to, purpose }: RequestedMessage,
  account: string,
  contacts: readonly Contact[],
): Recipient {
  const contact = contactFor(contacts, to);
  if (contact === undefined)
    return {
      ok: false,
      reason: 'no-contact',
      why: `account ${account} has no ${to}; add one, then retry it`,
      data: { to },
    };
  const { id, email, suppressed } = contact;
  const refuse = (reason: RefusalReason, why: string): Recipient => ({
    ok: false,
    reason,
    why,
    data: { contact: id },
    contact,
  });
  if (email === undefined)
    return refuse('no-address', `contact ${id} has no e-mail address; add it, then retry the message`);
  if (suppressed === 'bounced')
    return refuse('bounced', `mail to ${email} came back; give contact ${id} another address, or unsuppress them`);
  if (suppressed === 'unsubscribed' && purpose !== 'service')
    return refuse('unsubscribed', `contact ${id} has unsubscribed; unsuppress them only if they ask for it`);
  return { ok: true, contact, email };
}
