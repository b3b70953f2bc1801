import { z } from 'zod';
import { conflict, notFound, type Uuid } from '#base';
import { AccountId } from '#domain/accounts';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { renderMail } from '#pure/message';
import { type MailAddresses, signedAddresses } from './mail-addresses.ts';
import { findMessage, type StoredMessage } from './message-store.ts';
import { given, MessageView, summariseMessage } from './message-view.ts';
import { OutgoingMail } from './outgoing-mail.ts';
import { loadLinkSecret } from './signing-key-store.ts';

export const getMessage = defineRead({
  name: 'get-message',
  summary: 'Show a message as it was written, as HTML and as text',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, message: z.uuid() }),
  output: MessageView,
  async run({ db, shardOf }, { account, message }) {
    const stored = await messageOrThrow(db, shardOf(account), account, message);
    const { subject, body, locale, mail, enrollment, message_id, answered, answers } = stored;
    const addresses = await shownAddresses(db, stored);
    const rendered =
      subject === null || body === null
        ? undefined
        : renderMail({ subject, body }, { locale: locale ?? 'en', ...addresses });
    return {
      ...summariseMessage(stored),
      ...given({
        enrollment,
        locale,
        from: mail === null ? null : `${mail.fromName} <${mail.from}>`,
        reply_to: mail?.replyTo,
        message_id,
        in_reply_to: stored.thread_ids.at(-1),
      }),
      attachments: (mail?.attachments ?? []).map(({ id, name, file, html }) => ({ document: id, name, file, html })),
      answers: answers.map(({ name, label }) => ({ answer: name, label })),
      ...(answered === null ? {} : { answered }),
      ...rendered,
    };
  },
});

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
  throw notFound('message-not-found', `Account ${account} has no message ${id}; list-messages shows what there is.`, {
    account,
    message: id,
  });
}

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
