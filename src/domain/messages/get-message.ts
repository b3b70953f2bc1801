import { z } from 'zod';
import { type AppError, conflict, isoInstant, notFound, type Uuid } from '#base';
import { AccountId, listNamedAccounts, namedAccountFields, viewNamedAccount } from '#domain/accounts';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { renderMail } from '#pure/message';
import { type MailAddresses, signedAddresses } from './mail-addresses.ts';
import { findMessage, type StoredMessage } from './message-store.ts';
import { replyEntry, threadOf } from './message-thread.ts';
import { given, MessageView, summariseMessage } from './message-view.ts';
import { OutgoingMail } from './outgoing-mail.ts';
import { findReply } from './reply-store.ts';
import { loadLinkSecret } from './signing-key-store.ts';

export const getMessage = defineRead({
  name: 'get-message',
  summary: 'Show a message as it was written, as HTML and as text, with its thread; also one that came in',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, message: z.uuid() }),
  output: MessageView.extend(namedAccountFields),
  async run({ db, shardOf }, { account, message: id }) {
    const shard = shardOf(account);
    const accounts = await listNamedAccounts(db, shardOf, [account]);
    const stored = await findMessage(db, shard, account, id);
    const view = stored === undefined ? await viewReply(db, shard, account, id) : await viewMessage(db, shard, stored);
    return { ...view, ...viewNamedAccount(account, accounts) };
  },
});

async function viewMessage(db: Queryable, shard: number, stored: StoredMessage): Promise<z.input<typeof MessageView>> {
  const { subject, body, locale, mail, enrollment, message_id, answered, answers, state } = stored;
  const addresses = await shownAddresses(db, stored);
  const rendered =
    subject === null || body === null
      ? undefined
      : renderMail({ subject, body }, { locale: locale ?? 'en', ...addresses });
  return {
    ...summariseMessage({ ...stored, direction: 'out', text: null, answers_to: null, from_address: null }),
    ...given({
      enrollment,
      locale,
      purpose: mail?.purpose,
      body: state === 'review' ? body : null,
      from: mail === null ? null : `${mail.fromName} <${mail.from}>`,
      reply_to: mail?.replyTo,
      message_id,
      in_reply_to: stored.thread_ids.at(-1),
    }),
    attachments: (mail?.attachments ?? []).map(({ id, name, file, html }) => ({ document: id, name, file, html })),
    answers: answers.map(({ name, label }) => ({ answer: name, label })),
    ...(answered === null ? {} : { answered }),
    thread: await threadOf(db, shard, stored),
    ...rendered,
  };
}

/** What came in, with the thread of the message that it answers. */
async function viewReply(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<z.input<typeof MessageView>> {
  const reply = await findReply(db, shard, account, id);
  if (reply === undefined) throw noMessage(account, id);
  const answered = reply.message === null ? undefined : await findMessage(db, shard, account, reply.message);
  return {
    message: id,
    direction: 'in',
    account,
    state: 'received',
    created_at: isoInstant(reply.at),
    attachments: [],
    answers: [],
    thread: answered === undefined ? [replyEntry(reply)] : await threadOf(db, shard, answered),
    ...given({
      contact: reply.contact,
      text: reply.text,
      answers_to: reply.message,
      name: answered?.name,
      subject: answered?.subject,
      enrollment: answered?.enrollment,
    }),
  };
}

/** As the reader has them, save that links lead to their own addresses: a colleague who looks is no reader who clicks. */
async function shownAddresses(
  db: Queryable,
  { id, account, state, mail }: StoredMessage,
): Promise<Partial<MailAddresses>> {
  if (state !== 'queued' || mail?.account === undefined) return {};
  const { answers = [], purpose } = mail;
  const { links, ...more } = signedAddresses(await loadLinkSecret(db), '', id, { account, answers, purpose });
  return { ...more, links: { ...links, link: (url) => url } };
}

export async function messageOrThrow(db: Queryable, shard: number, account: string, id: Uuid): Promise<StoredMessage> {
  const message = await findMessage(db, shard, account, id);
  if (message !== undefined) return message;
  throw noMessage(account, id);
}

const noMessage = (account: string, id: Uuid): AppError =>
  notFound('message-not-found', `Account ${account} has no message ${id}; list-messages shows what there is.`, {
    account,
    message: id,
  });

/** One that waits for somebody to look at it, with the mail as it will leave. */
export async function reviewedMessageOrThrow(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<StoredMessage & { readonly mail: OutgoingMail }> {
  const message = await messageOrThrow(db, shard, account, id);
  if (message.state === 'review') return { ...message, mail: OutgoingMail.parse(message.mail) };
  throw conflict('message-not-in-review', `Message ${id} does not wait for review (any more).`, {
    account,
    message: id,
  });
}
