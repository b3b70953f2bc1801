import { DAY, type Instant, type JsonObject } from '#base';
import { type Contact, ownerOf, primaryContact, zoneOf } from '#domain/accounts';
import { type Person, resolvePerson } from '#domain/team';
import type { OutboxEntry } from '#engine';
import { oneLine, renderDraft } from '#pure/message';
import { type MessageSources, messageContext, zoneOfReader } from './message-context.ts';
import type { MessageRequest } from './message-request.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** How long a mail is of use once it is written, in ms. */
const USEFUL_FOR = { upsell: DAY, relationship: DAY, service: 7 * DAY } as const;

export type RefusalReason = 'value-missing' | 'value-unfit' | 'no-contact' | 'no-address' | 'no-sender' | 'no-text';

export type WrittenMail =
  | { readonly ok: true; readonly mail: OutgoingMail; readonly from: Person; readonly contact: Contact }
  | { readonly ok: false; readonly reason: RefusalReason; readonly message: string; readonly contact?: Contact };

/** Writes a message to its contact with everything that is known now, or says what a person must put right first. */
export function writeMail(request: MessageRequest, sources: MessageSources): WrittenMail {
  const { account, message } = request;
  const stored = sources.accounts.get(account);
  const owner = stored === undefined ? undefined : ownerOf(stored);
  const refuse = (reason: RefusalReason, why: string, contact?: Contact): WrittenMail => ({
    ok: false,
    reason,
    message: `${message.id} was not sent: ${why}`,
    ...(contact === undefined ? {} : { contact }),
  });
  const contact = recipient(message.to, sources.contacts.get(account) ?? []);
  if (contact === undefined)
    return refuse('no-contact', `account ${account} has no ${message.to}; add one, then retry it`);
  const { email } = contact;
  if (email === undefined) {
    return refuse('no-address', `contact ${contact.id} has no e-mail address; add it, then retry the message`, contact);
  }
  const from = resolvePerson(sources.team, owner, [message.from]);
  if (from === undefined) {
    return refuse(
      'no-sender',
      `nobody is ${message.from} of account ${account} and nobody is admin; add a person or an owner, then retry it`,
      contact,
    );
  }
  const text = pickText(message.bodies, contact.locale);
  if (text === undefined)
    return refuse('no-text', 'it has no text in any language; publish the playbook with one', contact);
  const context = messageContext(sources, account, owner, contact, request.values);
  const zone = zoneOfReader(contact, stored === undefined ? undefined : zoneOf(stored), sources.settings);
  const draft = renderDraft(text, context, { locale: text.locale, zone });
  if (!draft.ok) {
    const wrong = [...draft.missing.map((path) => `${path} has no value`), ...draft.unfit].join('; ');
    return refuse(
      draft.missing.length > 0 ? 'value-missing' : 'value-unfit',
      `${wrong}. Put it right, then retry the message`,
      contact,
    );
  }
  const sender = sources.settings['company.mail_from'] ?? from.email;
  const mail: OutgoingMail = {
    message: message.id,
    purpose: message.purpose,
    inDoubt: message.inDoubt,
    ...(request.enrollment === undefined ? {} : { enrollment: request.enrollment }),
    contact: contact.id,
    to: email.trim(),
    ...(contact.name === undefined ? {} : { toName: oneLine(contact.name) }),
    from: sender,
    fromName: oneLine(from.name),
    replyTo: from.email,
    subject: draft.subject,
    body: draft.body,
    locale: text.locale,
    messageId: `<${request.id}@${sender.split('@').at(-1)}>`,
    headers: {},
  };
  return { ok: true, mail, from, contact };
}

export function outboxEntry({ id }: MessageRequest, mail: OutgoingMail, at: Instant): OutboxEntry {
  return { id, channel: 'email', payload: mail satisfies JsonObject, usefulUntil: at + USEFUL_FOR[mail.purpose] };
}

/** The primary contact, or the first who has that role. */
function recipient(to: string, contacts: readonly Contact[]): Contact | undefined {
  if (to === 'primary contact') return primaryContact(contacts);
  return contacts.find((contact) => contact.role?.toLowerCase() === to.toLowerCase());
}

/** The text in the contact's language: the same locale, else the same language, else the first that the author wrote. */
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
