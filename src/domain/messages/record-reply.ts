import { z } from 'zod';
import type { JsonObject } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';

/** A customer has answered: what journeys wait for. */
export const recordReply = defineWrite({
  name: 'record-reply',
  summary: 'Record that a customer has replied, with the message it answers where that is known',
  access: 'record',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    contact: z.string().min(1).max(500).optional(),
    message: z.uuid().optional(),
    text: z.string().max(100_000).optional(),
  }),
  output: z.object({ account: z.string(), event: z.literal('email.replied') }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, contact, message: id, text }) {
    const message = id === undefined ? undefined : await messageOrThrow(tx, shardOf(account), account, id);
    const from = contact ?? message?.contact ?? undefined;
    const properties: JsonObject = {
      ...(message === undefined ? {} : { message: message.name, id: message.id }),
      ...(text === undefined ? {} : { text }),
    };
    emit({ account, name: 'email.replied', properties, ...(from === undefined ? {} : { contact: from }) });
    changed(null, { from, ...properties });
    return { account, event: 'email.replied' as const };
  },
});
