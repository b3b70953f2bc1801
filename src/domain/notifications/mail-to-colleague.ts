import { DAY, type Instant, type JsonObject, type Uuid } from '#base';
import type { OutgoingMail } from '#domain/messages';
import type { Settings } from '#domain/settings';
import type { Person } from '#domain/team';
import type { OutboxEntry } from '#engine';
import { type Draft, oneLine } from '#pure/message';

/** How long word to colleagues is of use, in ms. */
export const USEFUL_FOR = 7 * DAY;

/** What stands on every word to colleagues: a second one does no harm. */
export const TO_COLLEAGUES = { purpose: 'internal', inDoubt: 'send' } as const;

/** A mail to a colleague as it leaves: from the company where it has an address, with replies to the person it is from. */
export function mailToColleague(
  id: Uuid,
  { to, from, fromName = from.name }: { readonly to: Person; readonly from: Person; readonly fromName?: string },
  { subject, body, locale }: Draft & { readonly locale: string },
  settings: Settings,
  at: Instant,
  common: Pick<OutgoingMail, 'message' | 'enrollment'> & JsonObject,
): OutboxEntry {
  const sender = settings['company.mail_from'] ?? from.email;
  const mail: OutgoingMail = {
    ...TO_COLLEAGUES,
    ...common,
    to: to.email.trim(),
    toName: oneLine(to.name),
    from: sender,
    fromName: oneLine(fromName),
    replyTo: from.email,
    subject,
    body,
    locale,
    messageId: `<${id}@${sender.split('@').at(-1)}>`,
    headers: {},
    answers: [],
    attachments: [],
  };
  return { id, channel: 'email', payload: mail satisfies JsonObject, usefulUntil: at + USEFUL_FOR };
}
