import { z } from 'zod';
import { notFound, type Uuid } from '#base';
import { AccountId } from '#domain/accounts';
import type { Queryable } from '#platform/db';
import { defineRead } from '#platform/operations';
import { renderMail } from '#pure/message';
import { findMessage, type StoredMessage } from './message-store.ts';
import { given, MessageView, summariseMessage } from './message-view.ts';

export const getMessage = defineRead({
  name: 'get-message',
  summary: 'Show a message as it was written, as HTML and as text',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, message: z.uuid() }),
  output: MessageView,
  async run({ db, shardOf }, { account, message }) {
    const stored = await messageOrThrow(db, shardOf(account), account, message);
    const { subject, body, locale, mail, enrollment } = stored;
    const rendered =
      subject === null || body === null ? undefined : renderMail({ subject, body }, { locale: locale ?? 'en' });
    return {
      ...summariseMessage(stored),
      ...given({
        enrollment,
        locale,
        from: mail === null ? null : `${mail.fromName} <${mail.from}>`,
        reply_to: mail?.replyTo,
        message_id: mail?.messageId,
      }),
      ...rendered,
    };
  },
});

export async function messageOrThrow(db: Queryable, shard: number, account: string, id: Uuid): Promise<StoredMessage> {
  const message = await findMessage(db, shard, account, id);
  if (message !== undefined) return message;
  throw notFound('message-not-found', `Account ${account} has no message ${id}; list-messages shows what there is.`, {
    account,
    message: id,
  });
}
