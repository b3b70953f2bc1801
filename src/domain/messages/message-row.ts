import { isoInstant, type Json, type JsonObject } from '#base';
import type { MessageOutcome } from './written-mail.ts';

const NOTHING_WRITTEN = {
  from_person: null,
  subject: null,
  body: null,
  locale: null,
  message_id: null,
  thread_ids: [],
  answers: [],
  mail: null,
};

/** What is kept of a message, by column. */
export function rowOf({ request, written }: MessageOutcome): Record<string, Json> {
  const common = {
    account: request.account,
    id: request.id,
    playbook: request.playbook ?? null,
    name: request.message.id,
    enrollment: request.enrollment ?? null,
    contact: written.contact?.id ?? null,
    created_at: isoInstant(request.at),
  };
  if (!written.ok) {
    const { message, values, answers, evidence, standIns } = request;
    // A message and its values are plain data; the playbook's type only forbids writing to it.
    const kept = { message, values, answers, evidence, standIns } as unknown as JsonObject;
    return {
      ...common,
      ...NOTHING_WRITTEN,
      to_address: written.contact?.email ?? null,
      state: 'refused',
      refusal: written.reason,
      reason: written.message,
      request: kept,
    };
  }
  const { mail, from, thread, answers } = written;
  const isReviewed = request.message.reviewBy !== undefined;
  return {
    ...common,
    from_person: from.id,
    to_address: mail.to,
    subject: mail.subject,
    body: mail.body,
    locale: mail.locale,
    state: isReviewed ? 'review' : 'queued',
    reason: null,
    refusal: null,
    request: null,
    message_id: mail.messageId,
    thread_ids: thread,
    // Fields and values of the playbook's own: plain data.
    answers: answers as unknown as Json,
    mail: isReviewed ? mail : null,
  };
}
