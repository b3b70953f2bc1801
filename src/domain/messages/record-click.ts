import { z } from 'zod';
import { MINUTE, notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';
import { linkOf } from './message-link.ts';

/** A reader has followed a link of a message. Takes no shard: it only inserts, and a reader waits. */
export const recordClick = defineWrite({
  name: 'record-click',
  summary: 'Record that a link of a message was followed',
  access: 'record',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    message: z.uuid(),
    link: z.coerce.number().int().min(1).describe('its place in the text, from 1'),
  }),
  output: z.object({ account: z.string(), event: z.literal('email.clicked'), url: z.string() }),
  accounts: () => [],
  async run({ tx, at, shardOf, emit, changed }, { account, message: id, link }) {
    const message = await messageOrThrow(tx, shardOf(account), account, id);
    const url = linkOf(message, link);
    if (url === undefined) {
      throw notFound('link-not-found', `Message ${id} has no link ${link}; get-message shows those it has.`, {
        account,
        message: id,
      });
    }
    const { name, enrollment, contact } = message;
    emit({
      account,
      name: 'email.clicked',
      properties: { id, message: name, link, url, ...(enrollment === null ? {} : { enrollment }) },
      ...(contact === null ? {} : { contact }),
      // Programs that open a link twice in a row are one reader.
      id: `${id}:${link}:${Math.floor(at / MINUTE)}`,
    });
    changed(null, { message: name, contact, url });
    return { account, event: 'email.clicked' as const, url };
  },
});
