import { idOf, type JsonObject } from '#base';
import type { CausedEvent, EffectOutcome, EffectRow } from '#engine';
import { type MessageRequest, requestOf } from './message-request.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { outboxEntry } from './write-mail.ts';
import { type MessageOutcome, type Refused, UNREACHABLE, type Written } from './written-mail.ts';

/** What a message that was written or refused brings about: events, the mail itself, work for a person. */
export function outcomeOf({ request, written }: MessageOutcome): EffectOutcome {
  const { id, message } = request;
  if (!written.ok) return refusalOf(request, written);
  const { reviewBy } = message;
  if (reviewBy === undefined) {
    const outbox = [outboxEntry(id, written.mail, request.at)];
    return { id, done: true, events: [writtenEvent(request, written), ...sentEvents(written.mail)], outbox };
  }
  const payload = {
    task: 'review_message',
    title: `Look at “${written.mail.subject}” before it goes to ${written.mail.to}`,
    assign: [reviewBy],
    concerns: id,
  };
  return { id, done: true, events: [writtenEvent(request, written)], asks: [{ kind: 'task', payload }] };
}

function refusalOf(request: MessageRequest, { reason, message, contact }: Refused): EffectOutcome {
  const { id } = request;
  if (reason === 'thread-missing') {
    const from = contact === undefined ? {} : { contact: contact.id };
    return { id, done: true, events: [{ name: 'email.dropped', properties: { ...told(request), reason }, ...from }] };
  }
  if (!UNREACHABLE.some((one) => one === reason)) return { id, done: false, reason, message };
  const payload = {
    ...{ task: 'unreachable', title: message, assign: ['csm'], group: 'unreachable', concerns: id, reason },
    // Nobody can be reached after this journey either.
    stays: true,
  };
  return { id, done: false, reason, message, asks: [{ kind: 'task', payload }] };
}

export function writtenEvent(request: MessageRequest, { contact }: Written): CausedEvent {
  const review = request.message.reviewBy === undefined ? {} : { review: true };
  return { name: 'message.written', properties: { ...told(request), ...review }, contact: contact.id };
}

/** `proposal.sent` for each document that goes with a mail. */
export function sentEvents({ attachments, contact, enrollment }: OutgoingMail): CausedEvent[] {
  return attachments.map((document) => ({
    ...documentSent(document, enrollment),
    ...(contact === undefined ? {} : { contact }),
  }));
}

function documentSent({ id, name }: { readonly id: string; readonly name: string }, enrollment: string | undefined) {
  const properties = { document: name, id, ...(enrollment === undefined ? {} : { enrollment }) };
  return { name: `${name}.sent`, properties } satisfies CausedEvent;
}

function told({ id, message, enrollment }: MessageRequest): JsonObject {
  return { id, message: message.id, ...(enrollment === undefined ? {} : { enrollment }) };
}

/** What an effect `email` brings about in memory, where every mail arrives at once: for scenarios. */
export function messageOutcome(row: EffectRow): EffectOutcome {
  const request = requestOf(row);
  const { id, enrollment = '', message } = request;
  const documents = message.attach.map((name) => ({ name, id: idOf('document', enrollment, name) }));
  return {
    id,
    done: true,
    events: [
      { name: 'message.written', properties: told(request) },
      ...documents.map((document) => documentSent(document, request.enrollment)),
      { name: 'email.sent', properties: told(request) },
    ],
  };
}
