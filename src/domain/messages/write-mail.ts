import { DAY, type Instant, type JsonObject } from '#base';
import { ownerOf, pickText, type TextSources, textContext, zoneOf, zoneOfReader } from '#domain/accounts';
import { resolvePerson } from '#domain/team';
import type { OutboxEntry } from '#engine';
import { oneLine, renderDraft } from '#pure/message';
import { findRecipient } from './find-recipient.ts';
import type { MessageRequest } from './message-request.ts';
import { offeredAnswers } from './offered-answers.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { Attachment, RefusalReason, Thread, WrittenMail } from './written-mail.ts';

/** How long a mail is of use once it is written, in ms. */
const USEFUL_FOR = { upsell: DAY, relationship: DAY, service: 7 * DAY, internal: 7 * DAY } as const;

/** What a message is written from. */
export interface MessageSources extends TextSources {
  readonly threadOf: (request: MessageRequest) => Thread;
  /** The approved document of that name of its journey run. */
  readonly attachmentOf: (request: MessageRequest, name: string) => Attachment | undefined;
}

/** Writes a message to its contact with everything that is known now, or says what a person must put right first. */
export function writeMail(request: MessageRequest, sources: MessageSources): WrittenMail {
  const { account, message } = request;
  const stored = sources.accounts.get(account);
  const owner = stored === undefined ? undefined : ownerOf(stored);
  const recipient = findRecipient(message, account, sources.contacts.get(account) ?? []);
  const refuse = (reason: RefusalReason, why: string, data: JsonObject = {}): WrittenMail => ({
    ok: false,
    reason,
    message: `${message.id} was not sent: ${why}`,
    data,
    ...(recipient.contact === undefined ? {} : { contact: recipient.contact }),
  });
  const { purpose } = message;
  if (purpose === 'internal') return refuse('not-for-customers', 'it is for colleagues; its journey needs "notify"');
  const thread = sources.threadOf(request);
  // Before everything else: the first one has told a person already what is wrong.
  if (thread === undefined)
    return refuse('thread-missing', `${message.thread}, which it continues, has never left`, {
      thread: message.thread ?? '',
    });
  if (!recipient.ok) return refuse(recipient.reason, recipient.why, recipient.data);
  const { contact, email } = recipient;
  const from = resolvePerson(sources.team, owner, [message.from], request.standIns);
  if (from === undefined) {
    return refuse(
      'no-sender',
      `nobody is ${message.from} of account ${account}, nobody stands in and nobody is admin; add a person or an owner, then retry it`,
      { from: message.from },
    );
  }
  const text = pickText(message.bodies, contact.locale);
  if (text === undefined) return refuse('no-text', 'it has no text in any language; publish the playbook with one');
  const attachments: Attachment[] = [];
  for (const name of message.attach) {
    const attachment = sources.attachmentOf(request, name);
    if (attachment === undefined)
      return refuse('document-missing', `its journey has no approved ${name}; approve it, then retry the message`, {
        document: name,
      });
    attachments.push(attachment);
  }
  const context = textContext(sources, account, owner, contact, ownValues(request), request.standIns);
  const zone = zoneOfReader(contact, stored === undefined ? undefined : zoneOf(stored), sources.settings);
  const reader = { locale: text.locale, zone };
  const lacking = ({ missing, unfit }: Lacking): WrittenMail =>
    refuse(
      missing.length > 0 ? 'value-missing' : 'value-unfit',
      `${[...missing.map((path) => `${path} has no value`), ...unfit].join('; ')}. Put it right, then retry the message`,
      { missing: [...missing] },
    );
  const draft = renderDraft(text, context, reader);
  if (!draft.ok) return lacking(draft);
  const offered = offeredAnswers(message.answers, draft.answers, context, reader);
  if (!offered.ok) return lacking(offered);
  const { answers } = offered;
  const sender = sources.settings['company.mail_from'] ?? from.email;
  const mail: OutgoingMail = {
    message: message.id,
    purpose,
    inDoubt: message.inDoubt,
    account,
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
    headers: threadHeaders(thread),
    answers: answers.map(({ name }) => name),
    attachments,
  };
  return { ok: true, mail, from, contact, thread, answers };
}

interface Lacking {
  readonly missing: readonly string[];
  readonly unfit: readonly string[];
}

export function outboxEntry(id: string, mail: OutgoingMail, at: Instant): OutboxEntry {
  return { id, channel: 'email', payload: mail satisfies JsonObject, usefulUntil: at + USEFUL_FOR[mail.purpose] };
}

/** Forms and signal of the journey stand beside the values of `with:`. */
function ownValues({ values, answers, evidence }: MessageRequest): JsonObject {
  return {
    ...values,
    ...(answers === undefined ? {} : { answers }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** RFC 5322, 3.6.4: the message that it answers, and the whole thread. */
function threadHeaders(thread: readonly string[]): Record<string, string> {
  const parent = thread.at(-1);
  return parent === undefined ? {} : { 'In-Reply-To': parent, References: thread.join(' ') };
}
